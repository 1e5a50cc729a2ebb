/** The API of SMS Gateway for Android that sends. Source: docs.sms-gate.app, "Sending Messages". */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod/mini';
import type { Faults } from '../faults.ts';
import type { Messages } from '../messages.ts';
import { isPhoneNumber } from '../numbers.ts';
import { answerJson, jsonIn } from '../requests.ts';
import { androidEvent, inBaghdad } from './android.ts';
import type { Doors, GatewayKeys } from './gateway.ts';

const message = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(36)),
  textMessage: z.object({ text: z.string().check(z.minLength(1)) }),
  phoneNumbers: z.tuple([z.string().check(z.refine(isPhoneNumber))]),
  ttl: z.optional(z.int().check(z.gte(5))),
});

type Network = { readonly faults: Faults; readonly messages: Messages; readonly doors: Doors | undefined };

/** Answers `POST …/messages`: the phone with the SIM sends the text at once, and reports that it arrived. */
export async function answerAndroid(
  request: IncomingMessage,
  response: ServerResponse,
  { faults, messages, doors }: Network,
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
  const { at } = messages.carry({ id, phone, direction: 'in', body, gateway: 'android' });
  if (fate.is === 'delivered, answer lost') return void response.socket?.destroy();
  answerJson(response, 202, { id, state: 'Pending' });
  await report(id, phone, new Date(at), doors);
}

function isSignedIn(given: string | undefined, { android: { username, password } }: GatewayKeys): boolean {
  return given === `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

async function report(messageId: string, phone: string, at: Date, doors: Doors): Promise<void> {
  const payload = { messageId, recipient: phone, phoneNumber: phone, deliveredAt: inBaghdad(at) };
  const { url, headers, body } = androidEvent('sms:delivered', payload, doors, new Date());
  const answer = await fetch(url, { method: 'POST', headers, body });
  await answer.body?.cancel();
}
