import { readFileSync } from 'node:fs';
import { centreIds } from '#events/index.ts';

/** The rows of the map in the head comment of shared/table/keys.ts, as patterns of pk and sk. */
export function mapOfKeys(): readonly {
  readonly item: string;
  readonly pk: RegExp;
  readonly sk: RegExp;
  /** `either`: until something happens to it. */
  readonly ttl: boolean | 'either';
}[] {
  const source = readFileSync(new URL('../../../shared/table/keys.ts', import.meta.url), 'utf8');
  const pattern = (cell: string) =>
    new RegExp(
      `^${cell
        .replace(/214/, '\\d{3}')
        .replace('sessionId#', '')
        .replace('grantId#', '')
        .replace(/(id|personId|staffId|eventId|uuidv7|e164|key|slot|scope|number)$/, '.+')
        .replace(/483920$/, '\\d{6}')
        .replace(/0001$/, '\\d{4}')
        .replace(/#2026$/, '#\\d{4}')
        .replace('+.+', '.+')
        .replace(/^period(?=#|$)/, '(all|\\d{4}-\\d\\d)')
        .replace(/^~2#period…$/, '~\\d+#(all|\\d{4}-\\d\\d)(#(attendance|messages|grants))?')
        .replace(/~2$/, '~\\d+')
        .replace(/^2026-11$/, '\\d{4}-\\d\\d')
        .replace(/kirkuk$/, `(${centreIds.join('|')}|none)`)}$`,
    );
  return source
    .split('\n')
    .filter((row) => row.startsWith(' * | ') && !row.includes('---') && !row.includes('| pk '))
    .map((row) => {
      const [, item = '', pk = '', sk = ''] = row.split('|').map((cell) => cell.trim());
      return {
        item,
        pk: pattern(
          pk === "its subject's"
            ? '(ACTIVITY|PERSON|FOCAL|CONCERN|MESSAGE|BROADCAST|REARRANGEMENT|GRANT|PANEL|PANELMEMBER|CENTRE)#id'
            : pk,
        ),
        sk: pattern(sk),
        ttl: /TTL (until|from)/.test(item) ? 'either' : item.includes('TTL'),
      };
    });
}
