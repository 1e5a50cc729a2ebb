import { randomInt, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Call } from '#api/call.ts';
import { consoleCalls } from '#api/calls.ts';
import { type Activity, activity, aPhone, api, countsOf, manageApiPath, tokenOf } from '../cloud/driver.ts';
import { type Operation, operations } from './document.ts';
import { type RawAnswer, send } from './send.ts';
import { differences, settledKeys } from './stored.ts';
import type { Violation } from './violation.ts';
import { violationsOf } from './violations.ts';

/** The same requests again: `FUZZ_SEED=<the seed that was printed>`. */
const seed = Number(process.env.FUZZ_SEED ?? randomInt(2 ** 31));

type ProblemBody = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly errors?: readonly Readonly<Record<string, string>>[];
};

/** Of a field that is one of several kinds, what is wrong may be the word that says which. */
const isAt = ({ pointer, parameter, header }: Readonly<Record<string, string>>, at: object): boolean => {
  const wanted = Object.values(at);
  return [pointer, pointer?.replace(/\/of$/, ''), parameter, header].some((each) => wanted.includes(each));
};

/** That a request was refused as the contract says: what is wrong, where, in a form that programs can read. */
function expectRefusal({ operation, status, at, request }: Violation, answer: RawAnswer): void {
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(answer.contentType).toMatch(/^application\/problem\+json/);
  const told: ProblemBody = JSON.parse(answer.text);
  expect(told).toMatchObject({ type: expect.stringMatching(/^\/problems\/[a-z-]+$/), status: answer.status });
  expect(told.title.length).toBeGreaterThan(2);
  if (status !== undefined) expect(answer.status).toBe(status);
  if (at !== undefined) {
    const there = (told.errors ?? []).filter((error) => isAt(error, at));
    expect(there, `${JSON.stringify(told.errors)} names not ${JSON.stringify(at)}`).not.toEqual([]);
    for (const { detail } of there) expect(detail).toEqual(expect.any(String));
  }
  if (request.method === operation.method) expect(operation.statuses).toContain(answer.status);
}

/** The headers without which a call is refused before anything else is looked at. */
/** Calls that are for approvers alone, whoever else one is. */
const forApprovers = new Set(
  Object.values(consoleCalls).flatMap((calls) =>
    Object.entries<Call>(calls).flatMap(([name, { who }]) =>
      typeof who === 'string' || who.includes('admin') ? [] : [name],
    ),
  ),
);

const rightHeaders = ({ parameters, isForStaff }: Operation, token: string) => ({
  ...(parameters.some(({ name }) => name === 'Idempotency-Key') && { 'idempotency-key': randomUUID() }),
  ...(parameters.some(({ name }) => name === 'If-Match') && { 'if-match': '"1"' }),
  ...(isForStaff && { authorization: `Bearer ${token}` }),
});

const everyActivity = async (): Promise<readonly Activity[]> => {
  const items: Activity[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { items: Activity[]; cursor: string | null } = (
      await api<{ items: Activity[]; cursor: string | null }>(
        'GET',
        `/activities${cursor && `?cursor=${encodeURIComponent(cursor)}`}`,
      )
    ).body;
    items.push(...page.items);
    cursor = page.cursor;
  }
  return items;
};

describe('bad input to the API', () => {
  test('is refused with what is wrong and where, and stores nothing', async () => {
    const all = await operations();
    const token = await tokenOf('admin');
    const approver = await tokenOf('kirkuk.approver');
    // Someone whom the call is for: another is told so before anything is looked at.
    const hers = ({ operationId }: Operation) => (forApprovers.has(operationId) ? approver : token);
    const state = async () => ({
      keys: await settledKeys(true),
      totals: (await countsOf(token, 'all')).totals,
      activities: await everyActivity(),
    });
    const before = await state();
    console.log(`Fuzzing ${all.length} calls with seed ${seed}`);
    const seen = new Set<number>();
    const violation = fc.oneof(
      ...all.map((operation) => violationsOf(operation, rightHeaders(operation, hers(operation)))),
      // What people can do most harm with comes more often.
      ...all
        .filter(({ body }) => body !== undefined)
        .flatMap((operation) => Array.from({ length: 4 }, () => operation))
        .map((operation) => violationsOf(operation, rightHeaders(operation, hers(operation)))),
    );
    await fc.assert(
      fc.asyncProperty(violation, async (wrong) => {
        const answer = await send(wrong.request);
        seen.add(answer.status);
        expectRefusal(wrong, answer);
      }),
      { seed, numRuns: 320, interruptAfterTimeLimit: 45_000, endOnFailure: true },
    );
    expect([...seen].sort()).toEqual([400, 404, 405, 413, 415]);
    const after = await state();
    expect(differences(before.keys, after.keys)).toEqual([]);
    expect(after.totals).toEqual(before.totals);
    expect(after.activities).toEqual(before.activities);
  }, 720_000);

  test('what is just within the bounds is taken', async () => {
    const code = '516';
    const right = { activityCode: code, name: 'هێڤی', language: 'ckb', consent: true };
    const padded = (body: object) => {
      const text = JSON.stringify(body);
      return text + ' '.repeat(16 * 1024 - Buffer.byteLength(text));
    };
    const { placesLeft } = await activity(code);
    const variants: readonly {
      body: object;
      key?: string;
      type?: string;
      write?: (body: object) => string;
    }[] = [
      { body: { name: 'ن'.repeat(60) } },
      { body: { name: "O'Neil-Þór عبد الله" } },
      { body: { birthYear: 1900, childcare: 0 } },
      { body: { birthYear: new Date().getUTCFullYear(), childcare: 5 } },
      {
        body: { gender: 'undisclosed', group: 'undisclosed' },
        key: 'k'.repeat(8) + aPhone().number.slice(5),
      },
      { body: {}, key: `${randomUUID()}:`.padEnd(128, '.') },
      { body: {}, type: 'Application/JSON; Charset="UTF-8"' },
      { body: {}, write: padded },
    ];
    for (const { body, key = randomUUID(), type = 'application/json', write = JSON.stringify } of variants) {
      const answer = await send({
        method: 'POST',
        path: '/registrations',
        headers: { 'content-type': type, 'idempotency-key': key },
        body: write({ ...right, phone: aPhone().number, ...body }),
      });
      expect(answer.status, answer.text).toBe(201);
      const { manageUrl }: { manageUrl: string } = JSON.parse(answer.text);
      expect((await api('POST', `${manageApiPath(manageUrl)}/cancel`)).status).toBe(200);
    }
    expect((await activity(code)).placesLeft).toBe(placesLeft);
    for (const query of ['?centre=ninewa&kind=english&language=ckb', '?language=en', '']) {
      expect((await api('GET', `/activities${query}`)).status).toBe(200);
    }
  });
});
