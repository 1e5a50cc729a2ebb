import type { ComponentChildren } from 'preact';
import { Scrolling } from './scrolling.tsx';

/** A list as a table under its column names; a wide table scrolls on its own, not the page. */
export const ListTable = ({
  label,
  columns,
  children,
}: {
  /** The name of the list. */
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
