/**
 * Names whose common spellings no rule of letters unites: old spellings without their long vowel, and the two
 * names with the most spellings. A match is read as the replacement beside it, in plain letters without "ء".
 */
export const spelledOtherwise: readonly (readonly [RegExp, string])[] = [
  [/^m[aeiou]h[ae]?m+[aeiou][dt]$/, 'muhammad'],
  [/^[ae]hm[ae][dt]$/, 'ahmad'],
  [/^h[ou]+s+(?:[ae][iy]|[ei]+)n$/, 'husain'],
  [/^n[ai]sr[ei]+n$/, 'nasrin'],
  [/^r[ae]m[ae](?:dh?|z)an$/, 'ramadhan'],
  [/^r[ei](?:dh?|z)a$/, 'redha'],
  [/^dh?iy?a+$/, 'dhiaa'],
  [/^دايكي(?=..)/, 'ام*'],
  [/^باوكي(?=..)/, 'ابو*'],
  [/^موحهمهد$|^م[وۆ]?حەمم?ەد$/, 'محەمەد'],
  [/^عوسمان$/, 'عثمان'],
  [/رحمن$/, 'رحمان'],
  [/^اسحق$/, 'اسحاق'],
  [/^اسمعيل$/, 'اسماعيل'],
  [/^ابر[اه]*هيم$/, 'ابراهيم'],
  [/^سليمن$/, 'سليمان'],
  [/^لقمن$/, 'لقمان'],
  [/^هرون$/, 'هارون'],
  [/^دا(?:وو|ؤو?|ئو)د$/, 'داود'],
  [/^يس$/, 'ياسين'],
  [/^طه$/, 'طاها'],
  [/^تەها$/, 'طاها'],
  [/^عمرو$/, 'عامرو'],
];

/** "The" inside a compound, pronounced differently before different letters. */
const articles: readonly (readonly [RegExp, string])[] = [
  [
    /^[ae][bv]d(?:[aeiou]{1,2}(?:l|r(?=r)|s(?=s)|n(?=n)|z(?=z)|d(?=d)|t(?=t)|(?=r))|(?=[a-z]))(?=.{3})/,
    'abd*',
  ],
  [/^ع[ەه]?بد(?:[وۆ](?:[لڵ]|(?=[ڕرسنزدتش]))|ال|ل)?(?=.{3})/, 'عبد*'],
  [/(?<=..)(?:[aeiou]{0,2}[ld])?d(?:i|ee|y)ne?$/, '*din'],
  [/(?<=..)(?:ال|ەل?|ەد|ل)?دين$/, '*دين'],
];

/** A name's plain letters in their usual spelling; `*` for a possible "the" and any vowel. */
export function usualSpelling(letters: string): string {
  let usual = letters;
  for (const [found, instead] of articles) usual = usual.replace(found, instead);
  for (const [found, instead] of spelledOtherwise) usual = usual.replace(found, instead);
  return usual;
}
