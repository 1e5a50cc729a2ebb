import { opensCheckIn } from '../check-in/check-in.ts';
import { remembered } from '../letters/fold.ts';
import type { Token } from '../letters/tokens.ts';
import { isCertificateWord } from '../words/certificate-words.ts';
import { isOfLanguageWish } from '../words/language-words.ts';
import { isState } from './question-of-state.ts';
import { isOfReminders } from './reminder-wish.ts';
import { opensThanks } from './thanks-for.ts';

/** The requests that are known by their words, one bit each: a text needs a word of them to be one. */
export const mayBe = {
  thanks: 1,
  checkIn: 2,
  certificate: 4,
  state: 8,
  language: 16,
  reminders: 32,
} as const;
/** Every word of these requests is in their tables. */
const wholly = mayBe.language | mayBe.reminders;

/** The requests that a word may belong to. */
const requestsWith = /* @__PURE__ */ remembered(
  (folded: string): number =>
    (opensThanks(folded) ? mayBe.thanks : 0) |
    (opensCheckIn(folded) ? mayBe.checkIn : 0) |
    (isCertificateWord(folded) ? mayBe.certificate : 0) |
    (isState(folded) ? mayBe.state : 0) |
    (isOfLanguageWish(folded) ? mayBe.language : 0) |
    (isOfReminders(folded) ? mayBe.reminders : 0),
);

/**
 * The requests that a text may be, by the words in it, as bits of `mayBe`: each word is looked up once, and
 * no reader is asked about a text that has none of its words.
 */
export function requestsIn(tokens: readonly Token[]): number {
  let some = 0;
  let every = wholly;
  for (const { kind, folded } of tokens) {
    if (kind !== 'word') continue;
    const found = requestsWith(folded);
    some |= found;
    every &= found;
  }
  return (some & ~wholly) | every;
}
