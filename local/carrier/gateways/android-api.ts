/** The API of SMS Gateway for Android that sends. Source: docs.sms-gate.app, "Sending Messages". */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { SegmentedMessage } from 'sms-segments-calculator';
import * as z from 'zod/mini';
import type { Faults } from '../faults.ts';
import type { Messages } from '../messages.ts';
import { isPhoneNumber } from '../numbers.ts';
import type { Failure, Receptions } from '../receptions.ts';
import { answerJson, jsonIn } from '../requests.ts';
import { androidEvent, inBaghdad } from './android.ts';
import type { Doors, GatewayKeys } from './gateway.ts';

const message = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(36)),
  textMessage: z.object({ text: z.string().check(z.minLength(1)) }),
  phoneNumbers: z.tuple([z.string().check(z.refine(isPhoneNumber))]),
  ttl: z.optional(z.int().check(z.gte(5))),
});

type Network = {
  readonly faults: Faults;
  readonly messages: Messages;
  readonly receptions: Receptions;
  readonly doors: Doors | undefined;
};

/** Answers `POST …/messages`: the phone with the SIM sends the text at once, and reports its delivery. */
export async function answerAndroid(
  request: IncomingMessage,
  response: ServerResponse,
  { faults, messages, receptions, doors }: Network,
): Promise<void> {
  const refuse = (status: number, why: string) => answerJson(response, status, { message: why });
  if (doors === undefined) return refuse(503, 'The gateway is not connected.');
  if (!isSignedIn(request.headers.authorization, doors.keys)) return refuse(401, 'Unauthorized');
  const given = message.safeParse(await jsonIn(request));
  if (!given.success) return refuse(400, 'The message is not as the documentation has it.');
  const {
    id,
    textMessage: { text: body },
    phoneNumbers: [phone],
  } = given.data;
  const fate = faults.next();
  if (fate.delayMs > 0) await pause(fate.delayMs);
  if (fate.is === 'failed') return refuse(fate.status, 'A fault that was ordered.');
  if (messages.all().some((known) => known.id === id)) return refuse(409, 'duplicate id');
  const failure = receptions.next(phone);
  if (failure === undefined) messages.carry({ id, phone, direction: 'in', body, gateway: 'android' });
  if (fate.is === 'delivered, answer lost') return void response.socket?.destroy();
  answerJson(response, 202, { id, state: 'Pending' });
  if (!receptions.isSilent(phone)) await report(id, phone, body, failure, doors);
}

function isSignedIn(given: string | undefined, { android: { username, password } }: GatewayKeys): boolean {
  return given === `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

/** Android's own error names, and the gateway server's words for an invalid number. */
const reasons: Readonly<Record<Failure, string>> = {
  temporary: 'RESULT_ERROR_NO_SERVICE',
  permanent: 'Invalid phone number',
  refused: 'RESULT_ERROR_FDN_CHECK_FAILURE',
};

async function report(
  messageId: string,
  phone: string,
  text: string,
  failure: Failure | undefined,
  doors: Doors,
): Promise<void> {
  const at = inBaghdad(new Date());
  const about = { messageId, recipient: phone, phoneNumber: phone };
  // Every part is reported when it arrives; one that fails fails the whole text.
  const parts = failure === undefined ? new SegmentedMessage(text).segmentsCount : 1;
  for (let part = 1; part <= parts; part++) {
    const { url, headers, body } =
      failure === undefined
        ? androidEvent('sms:delivered', { ...about, deliveredAt: at }, doors, new Date(), part)
        : androidEvent('sms:failed', { ...about, failedAt: at, reason: reasons[failure] }, doors, new Date());
    const answer = await fetch(url, { method: 'POST', headers, body });
    await answer.body?.cancel();
  }
}
