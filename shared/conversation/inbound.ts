import { parsePhone } from '#shared/language/index.ts';
import { mayBeTexted, type SendQueue } from '#shared/messaging/index.ts';
import { type Context, keys } from '#shared/table/index.ts';
import { receiveText } from './handle-text.ts';
import { gatewayText, type InboundText, type Setting, twoWaySms } from './schema.ts';

/** Longest text accepted: ten segments of Latin letters, or 24 of Arabic. */
const longest = 1_600;

/** A text as put on the queue; cut where it is too long. */
export const textToQueue = (text: InboundText): string =>
  // SQS refuses two characters that JSON leaves unescaped.
  JSON.stringify({ ...text, body: text.body.slice(0, longest).toWellFormed() }).replace(
    /[\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16)}`,
  );

/**
 * The text in a message of the queue, put there by AWS's two-way SMS or the door of a gateway; `undefined`
 * when its sender is no phone and cannot be answered.
 * @param sentAt when the message was put on the queue: for AWS's, the time the text came in
 * @throws when the message is neither
 */
export function textFrom(message: string, sentAt: Date): InboundText | undefined {
  const value: unknown = JSON.parse(message);
  if (typeof value === 'object' && value !== null && 'door' in value) {
    const text = gatewayText.parse(value);
    return { ...text, receivedAt: new Date(text.receivedAt) };
  }
  const sms = twoWaySms.parse(value);
  const phone = parsePhone(sms.originationNumber);
  if (phone === null) return undefined;
  return {
    door: 'aws',
    textId: `sms:aws:${sms.inboundMessageId}`,
    phone,
    body: sms.messageBody,
    receivedAt: sentAt,
  };
}

/** Longer than a secret of a gateway may be in force, in seconds (docs/deploy.md: rotated once a year). */
const heardKept = 400 * 24 * 3600;

/**
 * Receives a text; one from a gateway only once, ever: a recorded gateway request may be sent again when this
 * mark is the only trace of its text. The mark is written last. A crash before that leaves a text that the
 * queue brings again, and nothing is done for it twice (`receiveText`). `not-texted`: its number may not be
 * texted, so no one could be told the result. Nothing is done or kept.
 */
export async function receiveOnce(
  context: Context,
  queue: SendQueue,
  text: InboundText,
  setting: Setting,
): Promise<'received' | 'not-texted'> {
  if (!mayBeTexted(text.phone, setting.allowedPrefixes)) return 'not-texted';
  if (text.door === 'aws') {
    await receiveText(context, queue, text, setting);
    return 'received';
  }
  const mark = keys.requestKey(`heard:${text.textId}`);
  if ((await context.table.get(mark)) !== undefined) return 'received';
  await receiveText(context, queue, text, setting);
  const expiresAt = Math.floor(context.now().getTime() / 1000) + heardKept;
  await context.table.insert({ ...mark, expiresAt });
  return 'received';
}
