import { randomInt, randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { clientOptions } from '#local/cloud/aws.ts';
import { keys } from '#shared/table/index.ts';
import { documentsOver } from '#shared/table/table.ts';
import { api, newNumber, registerByApi, tokenOf } from './driver.ts';

export type Session = { readonly activityId: string; readonly sessionId: string; readonly start: string };
export type Course = Session & { readonly code: string };

const drawn = new Set<string>();

/** A code from 600 to 998, where no demo activity has its own, that nothing has had: not in this file, nor in another. */
export async function aFreeCode(): Promise<string> {
  for (;;) {
    const code = String(randomInt(600, 999));
    if (drawn.has(code)) continue;
    drawn.add(code);
    const { status } = await api('GET', `/activities/${code}`);
    if (status === 404) return code;
    if (status !== 200) throw new Error(`What has the code ${code} was answered with ${status}`);
  }
}

/** A course in Kirkuk whose first session begins in so many minutes, announced by its manager. */
export async function aCourseNow(
  minutes = 15,
  wanted: Readonly<Record<string, unknown>> = {},
): Promise<Course> {
  const token = await tokenOf('kirkuk.manager');
  const at = (after: number) => new Date(Date.now() + after * 60_000).toISOString();
  const code = await aFreeCode();
  const { status, body } = await api<{ sessions: readonly Session[] }>('POST', '/activities', {
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() },
    body: {
      ...{ code, centre: 'kirkuk', kind: 'sewing', capacity: 20, childcareCapacity: 0, audience: {} },
      titles: { ar: 'دورة الخياطة', ckb: 'خولی بەرگدروویی', en: 'Sewing course' },
      enrolment: { opensAt: at(-60), closesAt: at(minutes) },
      timetable: {
        dates: [
          { start: at(minutes), end: at(minutes + 120), room: 'Room 2' },
          { start: at(minutes + 2 * 24 * 60), end: at(minutes + 2 * 24 * 60 + 120) },
        ],
      },
      sensitive: false,
      ...wanted,
    },
  });
  const [first] = body.sessions ?? [];
  if (status === 201 && first !== undefined) return { ...first, code };
  throw new Error(`The course was answered with ${status}: ${JSON.stringify(body)}`);
}

/** Registers someone by the form's API, who is confirmed. */
export async function comesTo(code: string, name: string, phone = newNumber()): Promise<string> {
  const { status, body } = await registerByApi({ activityCode: code, name, phone, language: 'en' });
  if (status !== 201 || body.status !== 'confirmed') throw new Error(`${name} was answered with ${status}`);
  return phone;
}

/** So many who gave up their places: a roster that is longer than a page. */
export async function manyWhoLeft(activityId: string, people: number): Promise<void> {
  const { tableName } = inject('outputs');
  const client = new DynamoDBClient(clientOptions(inject('endpoint')));
  const documents = documentsOver(client);
  const items = Array.from({ length: people }, (_, person) => {
    const personId = `ffffffff-0000-7000-8000-${String(person).padStart(12, '0')}`;
    return { ...keys.registrationKey(activityId, personId), personId, status: 'cancelled' };
  });
  for (let start = 0; start < items.length; start += 25) {
    const puts = items.slice(start, start + 25).map((Item) => ({ PutRequest: { Item } }));
    await documents.send(new BatchWriteCommand({ RequestItems: { [tableName]: puts } }));
  }
}
