import type { Details } from './next-step.ts';

const numbers = /\p{N}+/gu;
const words = /\p{L}(?:[\p{L}\p{M}'’-]|\u0640|\u200c|\u200d)*/gu;

/**
 * Whether a text with a name is a code and one word, and nothing else: a name, or a wish in a word we do not
 * know. A verb before the name, a relation, or another detail of her shows that it is a name.
 */
export const isCodeAndAWord = (
  body: string,
  { gender, birthYear, childcare, forAnother }: Details,
): boolean =>
  gender === null &&
  birthYear === null &&
  childcare === null &&
  !forAnother &&
  body.match(numbers)?.length === 1 &&
  body.match(words)?.length === 1;
