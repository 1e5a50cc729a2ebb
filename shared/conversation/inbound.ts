import { parsePhone } from '#shared/language/index.ts';
import { doors, type InboundText } from './schema.ts';

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
 * when its sender is no phone and cannot be answered. Checked by hand: zod would be read and built at the
 * start of the function for eight fields (docs/decisions/system/bundling.md).
 * @param sentAt when the message was put on the queue: for AWS's, the time the text came in
 * @throws when the message is neither
 */
export function textFrom(message: string, sentAt: Date): InboundText | undefined {
  const value: unknown = JSON.parse(message);
  const fields: Fields = typeof value === 'object' && value !== null ? { ...value } : {};
  return 'door' in fields ? textOfGateway(fields) : textOfAws(fields, sentAt);
}

type Fields = Readonly<Record<string, unknown>>;

/** What a door of a gateway put on the queue (`textToQueue`). */
function textOfGateway({ door, textId, phone, body, receivedAt }: Fields): InboundText {
  const from = doors.find((each) => each === door);
  const at = typeof receivedAt === 'string' && instant.test(receivedAt) ? Date.parse(receivedAt) : Number.NaN;
  if (from === undefined || !isId(textId) || !isE164(phone) || typeof body !== 'string' || Number.isNaN(at))
    throw new Error('A message of the queue is no text of a gateway');
  return { door: from, textId, phone, body, receivedAt: new Date(at) };
}

/** AWS: the message two-way SMS puts on the topic (platform.md). Its other fields are not read. */
function textOfAws(
  { originationNumber, messageBody, inboundMessageId }: Fields,
  receivedAt: Date,
): InboundText | undefined {
  const isFrom = typeof originationNumber === 'string' && originationNumber !== '';
  if (!isFrom || typeof messageBody !== 'string' || !isId(inboundMessageId))
    throw new Error('A message of the queue is no text of two-way SMS');
  const phone = parsePhone(originationNumber);
  if (phone === null) return undefined;
  return { door: 'aws', textId: `sms:aws:${inboundMessageId}`, phone, body: messageBody, receivedAt };
}

const longestId = 200;
const isId = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= longestId;
const isE164 = (value: unknown): value is string =>
  typeof value === 'string' && /^\+[1-9]\d{6,14}$/.test(value);
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z$/;
