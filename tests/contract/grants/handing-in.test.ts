import { beforeEach, expect, test } from 'vitest';
import { changeDraft, type Draft, draftById, grantById } from '#shared/grants/index.ts';
import {
  aGarden,
  applies,
  begins,
  grantRulesForTests,
  makes,
  staffMover,
} from '#tests/support/grants/grants.ts';
import { grantsBroken } from '#tests/support/grants/kept.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { type Login, staffCaller } from '#tests/support/web/staff-caller.ts';

const db = tableForEachTest({ broken: grantsBroken });
let call: ReturnType<typeof staffCaller>;
beforeEach(() => {
  call = staffCaller(db);
});

const { contact, members, content, centre, language } = aGarden;
const application = { centre, language, consent: true, contact, members, ...content };
const { phone } = contact;
let keysMade = 0;
const write = (
  login: Login,
  path: string,
  body: unknown,
  { version, key = `hand-in-${++keysMade}` }: { readonly version?: number; readonly key?: string } = {},
) => call(login, 'POST', path, { key, body, ...(version === undefined ? {} : { version }) });

/** As a text begins it: a phone, and nothing else yet. */
const begunByText = (): Promise<Draft> =>
  begins(db.context, { centre, language, contact: { name: null, phone }, textedFrom: phone });

/** An application that was given back to be changed, in version 2. */
async function returned() {
  const { grantId, draftId } = await applies(db.context);
  const reason = 'شوێنەکە بگۆڕن';
  await makes(db.context, staffMover('awat', 'facilitator'), grantId, { move: 'return', reason });
  return { path: `/grants/${grantId}/submit`, grantId, draftId };
}

onTheTable('an application that was begun by text', () => {
  test('is found by its number, filled in and handed in by staff, and goes on under the number', async () => {
    const { number, draftId } = await begunByText();
    const found = await call('facilitator', 'GET', `/grant-drafts/${number}`);
    expect(found).toMatchObject({
      status: 200,
      json: { number, centre, language, currency: 'IQD', contact: { name: null, phone }, content: {} },
    });
    expect(found.text).not.toContain(draftId);
    const made = await write('facilitator', '/grants', { ...application, number });
    expect(made).toMatchObject({ status: 201, json: { number, status: 'submitted', asked: 4_000_000 } });
    const { grantId } = made.json;
    expect((await call('manager', 'GET', `/grants/${grantId}`)).json.contact).toEqual(contact);
    // From now on its link leads to the grant, and the draft names no one.
    expect(await draftById(db.context.table, draftId)).toMatchObject({
      grantId,
      contact: { name: null, phone: null },
      members: [],
    });
    for (const got of [
      await call('facilitator', 'GET', `/grant-drafts/${number}`),
      await write('manager', '/grants', { ...application, number }),
    ])
      expect(got).toMatchObject({ status: 409, json: { type: '/problems/application-submitted' } });
    expect((await write('manager', '/grants', { ...application, number: '999999' })).status).toBe(404);
    const submitted = (await db.events()).filter(({ type }) => type === 'grant.submitted');
    expect(submitted.map(({ actor }) => actor)).toEqual([{ kind: 'staff', id: 'heman' }]);
  });

  test('is handed in once by a request that comes several times at once, each answered the same', async () => {
    const { number } = await begunByText();
    const send = () => write('facilitator', '/grants', { ...application, number }, { key: 'the-same-key' });
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    for (const { json } of [...answers, await send()]) expect(json).toEqual(answers[0]?.json);
    expect((await db.events()).filter(({ type }) => type === 'grant.submitted')).toHaveLength(1);
  });

  test('takes the files along that came, and waits for no others', async () => {
    const { number, draftId } = await begunByText();
    const file = { name: 'نرخ', type: 'application/pdf', size: 9 } as const;
    const came = { ...file, fileId: '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a10', status: 'kept' } as const;
    const lost = { ...file, fileId: '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a11', status: 'expected' } as const;
    await changeDraft(db.context, grantRulesForTests, { draftId }, () => ({ files: [came, lost] }));
    const made = await write('facilitator', '/grants', { ...application, number });
    expect(made.status).toBe(201);
    const version = await call('manager', 'GET', `/grants/${made.json.grantId}/versions/1`);
    expect(version.json.files).toEqual([came]);
  });

  test('stays as the group wrote it where it cannot be handed in so', async () => {
    const { number, draftId } = await begunByText();
    const before = await draftById(db.context.table, draftId);
    const refused = await write('facilitator', '/grants', { ...application, number, amount: 3_999_999 });
    expect(refused).toMatchObject({ status: 400, json: { errors: [{ pointer: '/lines' }] } });
    expect(await draftById(db.context.table, draftId)).toEqual(before);
  });
});

onTheTable('an application that was returned', () => {
  test('is handed in anew once by a request that comes several times at once', async () => {
    const { path, grantId } = await returned();
    const send = () =>
      write('manager', path, { place: 'گەڕەکی ئازادی' }, { version: 2, key: 'the-same-key' });
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    for (const { json } of [...answers, await send()]) expect(json).toEqual(answers[0]?.json);
    expect(await grantById(db.context.table, grantId)).toMatchObject({ application: 2, version: 3 });
  });

  test('stays as it was where it cannot be handed in so, or another version is meant', async () => {
    const { path, draftId } = await returned();
    const before = await draftById(db.context.table, draftId);
    expect(await write('manager', path, { amount: 1 }, { version: 2 })).toMatchObject({
      status: 400,
      json: { errors: [{ pointer: '/lines' }] },
    });
    expect(await write('manager', path, {}, { version: 1 })).toMatchObject({
      status: 412,
      headers: { etag: '"2"' },
    });
    expect((await write('approver', path, {}, { version: 2 })).status).toBe(403);
    expect(await draftById(db.context.table, draftId)).toEqual(before);
  });

  test('is not handed in on a version since which someone declared an interest', async () => {
    const { path, grantId } = await returned();
    await makes(db.context, staffMover('rebwar', 'approver'), grantId, { move: 'declare-interest' });
    expect((await write('manager', path, {}, { version: 2 })).status).toBe(412);
    expect((await write('manager', path, {}, { version: 3 })).status).toBe(200);
  });
});
