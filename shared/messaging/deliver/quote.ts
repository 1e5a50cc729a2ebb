import type { PhoneState } from '#shared/people/index.ts';
import { shortId } from '../policy/phone-now.ts';
import { type Introduced, type Introduction, introductionOf, keepsOf } from '../render/first-text-notice.ts';
import { present } from '../render/render.ts';
import type { Limits, Outgoing } from '../schema.ts';
import { costOf, type Spend } from '../spend/spend.ts';

/** A phone's state as the table stores it, with what it was told for the first time. */
type Stored = Partial<PhoneState> & Introduced;

/** What an unsent text will say besides its own words, given its phone as it is now. */
export const introducing = (
  { messageId, purpose, lines }: Pick<Outgoing, 'messageId' | 'purpose' | 'lines'>,
  state: Stored,
): Introduction =>
  introductionOf({
    purpose,
    heard: state.heardAt !== undefined,
    focalPoint: state.focalPointId !== undefined,
    keeps: keepsOf(state, lines),
    introduced: state,
    id: shortId(messageId),
  });

/**
 * The cost of an unsent text, without a name in it but with what its phone is still to be told for the first
 * time.
 */
export function quote(limits: Limits, message: Outgoing, state: Stored): Spend {
  const { lines, language, phone } = message;
  const named = lines.map((line) => ({ ...line, name: null }));
  return costOf(
    present({ lines: named, language, introduction: introducing(message, state) }),
    phone,
    limits,
  );
}
