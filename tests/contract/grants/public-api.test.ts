import { afterEach, beforeEach, expect, it } from 'vitest';
import { siteHandler } from '../../../functions/site/site.ts';
import type { MessageRef } from '../../../shared/messaging/index.ts';
import { keys } from '../../../shared/table/index.ts';
import { aGarden, makes, setsBudget, staffMover } from '../../support/grants.ts';
import { newTable, onTheTable, type TestTable } from '../../support/table.ts';
import { type Got, siteSettings, type Visitor, visitorOf } from '../../support/visitor.ts';

let db: TestTable;
let caller: Visitor;
let handedOn: MessageRef[];
const faults: unknown[] = [];
beforeEach(async () => {
  db = await newTable();
  faults.length = 0;
  handedOn = [];
  const logger = { error: (...said: unknown[]) => void faults.push(said) };
  const answers = { push: async (ref: MessageRef) => void handedOn.push(ref) };
  caller = visitorOf(siteHandler(db.context, { ...siteSettings, answers }, logger), db.clock);
});
afterEach(async () => {
  expect(faults).toEqual([]);
  await db.drop();
});

const awat = staffMover('awat', 'facilitator');
const shirin = staffMover('shirin', 'manager');
const rebwar = staffMover('rebwar', 'approver');

const asked = { centre: 'kirkuk', language: 'ckb', consent: true };
const { content, contact, members } = aGarden;
const whole = { ...asked, contact, members, ...content };
let key = 0;
const newKey = () => ({ 'idempotency-key': `request-${++key}` });
const api = (manageUrl: string) => new URL(manageUrl).pathname.replace(/^/, '/api');

const begin = (body: Readonly<Record<string, unknown>> = whole, headers = newKey()) =>
  caller.post('/api/applications', body, { ...headers, 'accept-language': 'en' });
const begun = async (body?: Readonly<Record<string, unknown>>) => {
  const got = await begin(body);
  expect(got.status, got.text).toBe(201);
  return api(got.json.manageUrl);
};
const submit = (path: string, headers: Record<string, string> = newKey()) =>
  caller.send(`${path}/submit`, { method: 'POST', headers });
const submitted = async (body?: Readonly<Record<string, unknown>>) => {
  const path = await begun(body);
  const got = await submit(path);
  expect(got.status, got.text).toBe(200);
  return path;
};
const change = (path: string, body: object, version: number | string = 1, headers = {}) =>
  caller.send(path, {
    method: 'PATCH',
    headers: {
      'content-type': 'application/json',
      'if-match': `"${version}"`,
      'accept-language': 'en',
      ...headers,
    },
    body: JSON.stringify(body),
  });

/** The code that was texted last, as the message has it. */
async function texted(): Promise<string> {
  const ref = handedOn.at(-1);
  const message = await db.context.table.get<{ lines: { args: { unlockCode: string } }[] }>(
    keys.messageKey(ref?.messageId ?? ''),
  );
  return message?.lines[0]?.args.unlockCode ?? '';
}
const askCode = (path: string) => caller.send(`${path}/code`, { method: 'POST' });
const unlock = (path: string, code: string) =>
  caller.post(`${path}/unlock`, { code }, { 'accept-language': 'en' });
async function opened(path: string): Promise<{ readonly 'x-unlock-key': string }> {
  expect((await askCode(path)).status).toBe(202);
  const got = await unlock(path, await texted());
  expect(got.status, got.text).toBe(200);
  return { 'x-unlock-key': got.json.key };
}
const grantIdOf = async () => {
  const [grant] = (await db.items()).filter(({ pk, sk }) => pk.startsWith('GRANT#') && sk === 'META');
  return String(grant?.grantId);
};
const type = ({ json }: Got) => json?.type;

onTheTable('applying for a grant through the public API', () => {
  it('begins, is written further, and is submitted', async () => {
    const { status, json, headers } = await begin(asked);
    expect({ status, json }).toEqual({
      status: 201,
      json: {
        number: expect.stringMatching(/^[1-9]\d{5}$/),
        manageUrl: expect.stringMatching(/^https:\/\/diwan\.example\/applications\/[\w-]{43}$/),
      },
    });
    expect(headers).toMatchObject({ etag: '"1"', 'cache-control': 'no-store' });
    const path = api(json.manageUrl);
    const draft = await caller.get(path, { 'accept-language': 'en' });
    expect(draft.json).toMatchObject({
      number: json.number,
      status: 'draft',
      currency: 'IQD',
      locked: false,
    });
    expect(draft.json.missing).toContainEqual({ pointer: '/lines', detail: 'Please fill this in' });
    const written = await change(path, { contact, members, ...content });
    expect(written).toMatchObject({ status: 200, headers: { etag: '"2"' }, json: { missing: [] } });
    const done = await submit(path, { ...newKey(), 'if-match': '"2"' });
    expect(done.json).toMatchObject({ number: json.number, status: 'submitted', locked: true });
    expect((await caller.get(path)).json).toEqual({
      number: json.number,
      status: 'submitted',
      since: expect.stringContaining('2026-11-23T07:00:00.'),
      version: 3,
      locked: true,
      can: ['ask-code', 'withdraw'],
      manageUrl: json.manageUrl,
    });
  });
});
