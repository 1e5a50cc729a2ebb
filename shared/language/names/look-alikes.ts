import type { Detail } from '../understand/detail.ts';

/** `name`: a name, whatever the folded word means otherwise; a detail: that detail, and no name. */
type ToldApart = 'name' | { readonly is: 'detail'; readonly detail: Detail };

const year: ToldApart = { is: 'detail', detail: { is: 'year-follows' } };
const female: ToldApart = { is: 'detail', detail: { is: 'gender', gender: 'female' } };

/**
 * Words that fold to the same as a name, but differ from it in their letters: هناء is a name and هنا is
 * "here"; آية is a name and ايه "yes"; سالم is a name and ساڵم "my years"; مي is a name and مێ is "female";
 * شنۆ is a name and شنو is "what"; لانە is a name and لانه "because".
 */
type Rule = (written: string) => ToldApart | undefined;
const lookAlikes: ReadonlyMap<string, Rule> = /* @__PURE__ */ new Map<string, Rule>([
  ['هنا', (written) => (written.includes('ء') ? 'name' : undefined)],
  ['حسنا', (written) => (written.includes('ء') ? 'name' : undefined)],
  ['عذرا', (written) => (written.includes('ء') ? 'name' : undefined)],
  ['لانه', (written) => (/[ەة]|\u200c$/.test(written) ? 'name' : undefined)],
  ['سالم', (written) => (written.includes('ڵ') ? year : 'name')],
  ['سالي', (written) => (/[ڵی]/.test(written) ? year : 'name')],
  ['ايه', (written) => (/[آة]/.test(written.normalize('NFC')) ? 'name' : undefined)],
  ['شنو', (written) => (written.includes('ۆ') ? 'name' : undefined)],
  ['مي', (written) => (written.includes('ێ') ? female : 'name')],
]);

/** The meaning of a word by its original letters, where the folded word is ambiguous. */
export const toldApart = (folded: string, written: string): ToldApart | undefined =>
  lookAlikes.get(folded)?.(written);

/** The same for a word in a text: most have no look-alike, and then the original letters are not read. */
export const toldApartIn = (
  text: string,
  { folded, start, end }: { readonly folded: string; readonly start: number; readonly end: number },
): ToldApart | undefined => lookAlikes.get(folded)?.(text.slice(start, end));
