/** Applications for small grants as a text begins them: each with a number and a page, and an item for each text. */
import type { Grants } from '../../shared/conversation/index.ts';
import { isAbsent, keys } from '../../shared/table/index.ts';

export type Begun = Parameters<Grants['begin']>[1] & { readonly number: string };

/** `taken`: numbers that another application has got by the time this one is written. */
export function grantsBegun(): Grants & { readonly begun: Begun[]; readonly taken: Set<string> } {
  const begun: Begun[] = [];
  const taken = new Set<string>();
  let last = 483_919;
  return {
    siteUrl: 'https://diwan.example.org',
    begun,
    taken,
    begin: async (context, text) => {
      const number = String(++last);
      begun.push({ ...text, number });
      if (taken.has(number)) await context.table.insert(keys.requestKey(`number:${number}`));
      return {
        number,
        token: `token${number}`,
        writes: [
          { as: 'draft', when: isAbsent, put: { ...keys.requestKey(`draft:${text.textId}`), number } },
          { as: 'number', when: isAbsent, put: keys.requestKey(`number:${number}`) },
        ],
      };
    },
  };
}
