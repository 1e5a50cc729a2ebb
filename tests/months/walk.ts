/** What a walk over months does with the deployed stacks: the staff call, phones are listened to, the clock goes ahead. */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { clockIn } from '#local/clock/movable-clock.ts';
import { localToUtc } from '#shared/language/time/time.ts';
import { aPhone, api, quiet, tokenOf } from '#tests/e2e/cloud/driver.ts';
import { clockFile } from './local-cloud.ts';
import { isPhoneOf } from './texts.ts';

export const clock = clockIn(clockFile);

/** Moves on to a time of a day in Baghdad, a few seconds past it; everyone has it when this returns. */
export async function goTo(date: string, time: string): Promise<void> {
  clock.moveTo(new Date(Date.parse(localToUtc(date, time)) + 5_000).toISOString());
  await quiet(500);
}

/** One call of the staff API with a token of this moment: the clock moves on faster than one is valid. */
export async function staffCall<T>(
  username: string,
  method: string,
  path: string,
  { body, version }: { readonly body?: unknown; readonly version?: number } = {},
) {
  const headers = {
    authorization: `Bearer ${await tokenOf(username)}`,
    ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
    ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
  };
  return api<T>(method, path, { headers, ...(body === undefined ? {} : { body }) });
}

/** The same where it must succeed; throws with what was answered. */
export async function staff<T>(...call: Parameters<typeof staffCall>): Promise<T> {
  const { status, body } = await staffCall<T>(...call);
  if (status < 300) return body;
  throw new Error(`${call[1]} ${call[2]} was answered with ${status}: ${JSON.stringify(body)}`);
}

/** A phone that is read text by text: what it was sent, and nothing besides. */
export function aReadPhone(role: string) {
  const phone = aPhone();
  isPhoneOf(phone.number, role);
  let read = 0;
  const reads = async (words: RegExp): Promise<string> => {
    read += 1;
    const { body } = await phone.message(read, 60_000);
    expect(body).toMatch(words);
    return body;
  };
  return {
    number: phone.number,
    /** The next text on it; fails where that says something else. */
    reads,
    /** Texts, and reads the answer. */
    async says(text: string, answer: RegExp): Promise<string> {
      await phone.text(text);
      return reads(answer);
    },
    /** What has come to it that was not read. */
    async unread(): Promise<readonly string[]> {
      return (await phone.received()).slice(read).map(({ body }) => body);
    },
  };
}
