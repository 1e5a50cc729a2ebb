import type { PhoneState } from '#shared/people/index.ts';
import { shortId } from '../policy/sent-lately.ts';
import { type Introduced, type Introduction, introductionOf, keepsOf } from '../render/first-text-notice.ts';
import { present } from '../render/render.ts';
import type { Limits, Outgoing } from '../schema.ts';
import { costOf, type Spend } from '../spend/spend.ts';

/** A phone's state as it stands in the table: what it was told for the first time stands there too. */
type Stored = Partial<PhoneState> & Introduced;

/** What a text that is not sent yet will say besides its own, as its phone is now. */
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

/** What a text will cost, without a name in it: with what its phone is told for the first time, if it was not yet. */
export function quote(limits: Limits, message: Outgoing, state: Stored): Spend {
  const { lines, language, phone } = message;
  const named = lines.map((line) => ({ ...line, name: null }));
  return costOf(
    present({ lines: named, language, introduction: introducing(message, state) }),
    phone,
    limits,
  );
}
