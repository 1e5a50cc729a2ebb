import type { Language } from '#events/index.ts';
import { localeOf } from '#shared/language/index.ts';

/** A figure: a number, or a text if it is written in another way. */
export type Figure = readonly [label: string, value: string | number];

/** Figures in a table, a row each, in the digits of the language. */
export function Figures({
  rows,
  language,
}: {
  readonly rows: readonly Figure[];
  readonly language: Language;
}) {
  const inDigits = new Intl.NumberFormat(localeOf[language]).format;
  return (
    <table class="panel">
      <tbody>
        {rows.map(([label, value]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>
              <bdi>{typeof value === 'number' ? inDigits(value) : value}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
