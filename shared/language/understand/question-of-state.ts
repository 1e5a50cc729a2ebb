import { spellings } from '../letters/fold.ts';
import type { Token } from '../letters/tokens.ts';

/** The states people ask about: "214 cancelled?", هل انا مسجلة, تۆمار کراوم؟ */
const states = `
  cancelled, canceled, removed, deleted, dropped, registered, enrolled, signed, confirmed, accepted,
  ملغي, ملغى, ملغية, ملغيه, ملغاة, انلغت, انلغى, انلغه, التغت, التغى, تلغت, تلغى, الغيت, الغي, مسجل, مسجلة, مقبول, مقبولة, مؤكد, مؤكدة, مثبت, مثبتة,
  انسجلت, تسجلت, هەڵوەشاوەتەوە, هەڵوەشایەوە, هەڵوەشاوە, هەڵوەشێنرایەوە, هەڵوەشێنراوەتەوە, هەڵوەشێندرایەوە, تۆمارکراوم, تۆمارکرام, کراوم, کرام, تۆمارم,
  وەرگیراوم, وەرگیرام, لابراوە, لابرا`;

/** The openings of a yes-or-no question without a question mark. */
const openers = 'is, was, am i, am, are, has, have, did, هل, هم, ئایا, ئایە';

let known: { readonly states: ReadonlySet<string>; readonly openers: ReadonlySet<string> } | undefined;

const words = () => {
  known ??= { states: new Set(spellings(states)), openers: new Set(spellings(openers)) };
  return known;
};

/** Whether a folded word names the state of a registration. */
export const isState = (folded: string): boolean => words().states.has(folded);

/** A longer text tells something, and asks something else at its end. */
const mostTokens = 10;

/**
 * The code in a question about the state of a registration or a course: `null` without a code, `undefined`
 * for any other text. A question changes nothing: "214 cancelled?" neither cancels nor registers.
 */
export function standingAskedFor(tokens: readonly Token[], text: string): string | null | undefined {
  const [first] = tokens;
  if (first === undefined || tokens.length > mostTokens) return undefined;
  if (!words().openers.has(first.folded) && !isMarkedAtTheEnd.test(text)) return undefined;
  if (!tokens.some(({ folded }) => isState(folded))) return undefined;
  const [code = null, another] = new Set(
    tokens.flatMap(({ folded }) => (isCode.test(folded) ? [folded] : [])),
  );
  return another === undefined ? code : undefined;
}

const isCode = /^[1-9]\d\d$/;
const isMarkedAtTheEnd = /[?؟][^\p{L}\p{N}]*$/u;
