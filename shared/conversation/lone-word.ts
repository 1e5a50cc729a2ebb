import type { Details } from './next-step.ts';

const numbers = /\p{N}+/gu;
const words = /\p{L}(?:[\p{L}\p{M}'’-]|\u0640|\u200c|\u200d)*/gu;

/**
 * Whether a text is a code and one word, and nothing else is told with it: a name, or a wish in a word that we do not know.
 * A verb before the name, a relation, or what else is known of her says that it is someone.
 */
export const isCodeAndAWord = (
  body: string,
  { name, gender, birthYear, childcare, forAnother }: Details,
): boolean =>
  name !== null &&
  gender === null &&
  birthYear === null &&
  childcare === null &&
  !forAnother &&
  body.match(numbers)?.length === 1 &&
  body.match(words)?.length === 1;
