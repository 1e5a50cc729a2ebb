import type { ComponentChildren } from 'preact';
import { Scrolling } from './scrolling.tsx';

/** A list in a table, under the names of its columns; as wide as it is, it scrolls for itself. */
export const ListTable = ({
  label,
  columns,
  children,
}: {
  /** What it is a list of. */
  readonly label: string;
  readonly columns: readonly string[];
  /** A row each. */
  readonly children: ComponentChildren;
}) => (
  <Scrolling label={label}>
    <table>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" key={column}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </Scrolling>
);
