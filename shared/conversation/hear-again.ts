import type { Phone } from '#shared/people/index.ts';
import { isOnOffer } from '#shared/registration/index.ts';
import type { Context } from '#shared/table/index.ts';
import { askedLast } from './asked-last.ts';
import { askedAtOf, type Conversation, conversationOn } from './conversation.ts';
import { hear } from './interpret.ts';
import type { Reader } from './reader.ts';
import type { InboundText } from './schema.ts';
import { askedOf, heldBy, spokenFor } from './spoken-for.ts';

/**
 * Interprets a text again, given the questions put to the phone since the conversation's own. They matter only
 * for YES or NO while a question is open, and for a text that is not understood or only thanks (`isUnclear`),
 * which may answer an offer in words we do not know.
 * @param first what the text asks for, given the conversation alone
 */
export async function hearAgain(
  context: Context,
  text: InboundText,
  phone: Phone,
  first: ReturnType<typeof hear>,
  isUnclear: boolean,
  allowedPrefixes: readonly string[],
  reader: Reader,
) {
  const { table } = context;
  const now = context.now();
  const { step } = first;
  const spoken = await spokenFor(table, phone);
  const held = await heldBy(table, spoken);
  const offers = held.filter(({ registration }) => isOnOffer(registration, now));
  const [offered] = offers;
  if (isUnclear && offered !== undefined) return { ...first, step: { step: 'offer-again', offers } as const };
  const conversation = conversationOn(phone, now);
  if (conversation === undefined || conversation.asking === null) return first;
  const asked = await askedOf(table, text, phone, spoken);
  const last = askedLast(asked, askedAtOf(conversation), null);
  if (last.asked === 'question') return first;
  if (isUnclear) return step.step === 'ask-again' ? { ...first, step: { step: 'unknown' } as const } : first;
  if (last.asked !== 'unclear' || !last.isQuestion)
    return hear(text, withoutQuestion(phone, conversation), now, allowedPrefixes, reader);
  // Another question was sent at the same time, or a later text asks nothing: the text may not answer the
  // open question.
  return offered === undefined
    ? { ...first, step: { step: 'ask-again', conversation } as const }
    : { ...first, step: { step: 'which-no', code: offered.registration.code } as const };
}

/** The open question has given way to a later text. */
const withoutQuestion = (phone: Phone, conversation: Conversation): Phone => ({
  ...phone,
  conversation: { ...conversation, asking: null },
});
