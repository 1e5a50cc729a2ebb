import { afterEach, beforeEach, expect, it } from 'vitest';
import { fileLink } from '#functions/console/grants/files.ts';
import { morning } from '#functions/grants/morning.ts';
import { siteHandler } from '#functions/site/site.ts';
import type { MessageRef } from '#shared/messaging/index.ts';
import type { Staff } from '#shared/staff/index.ts';
import { keys } from '#shared/table/index.ts';
import type { FileRefusal, Files } from '#shared/uploads/index.ts';
import { aGarden, awat, makes, rebwar, setsBudget, shirin } from '#tests/support/grants/grants.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';
import { type Got, siteSettings, type Visitor, visitorOf } from '#tests/support/web/visitor.ts';

/** A bucket that only remembers what was asked of it; tests/e2e/uploads/uploads.test.ts has the real one. */
function aBucket() {
  const forgotten: string[] = [];
  const answers = new Map<string, FileRefusal['refused']>();
  const files: Files = {
    invite: async (ownerId, _wish, fileId, now) => ({
      url: 'https://files.example/',
      fields: { key: `incoming/${ownerId}/${fileId}` },
      expiresAt: now.toISOString(),
    }),
    address: async () => 'https://files.example/',
    check: async (_ownerId, ref) => {
      const refused = answers.get(ref.fileId);
      return refused === undefined ? { kept: { ...ref, status: 'kept', etag: '"1"' } } : { refused };
    },
    link: async (ownerId, { fileId }) => `https://files.example/kept/${ownerId}/${fileId}`,
    forget: async (_ownerId, fileId) => void forgotten.push(fileId),
  };
  return { files, forgotten, answers };
}

let db: TestTable;
let caller: Visitor;
let bucket: ReturnType<typeof aBucket>;
let handedOn: MessageRef[];
const faults: unknown[] = [];
beforeEach(async () => {
  db = await newTable();
  bucket = aBucket();
  handedOn = [];
  faults.length = 0;
  const logger = { error: (...said: unknown[]) => void faults.push(said) };
  const answers = { push: async (ref: MessageRef) => void handedOn.push(ref) };
  const settings = { ...siteSettings, answers, files: bucket.files };
  caller = visitorOf(siteHandler(db.context, settings, logger), db.clock);
});
afterEach(async () => {
  expect(faults).toEqual([]);
  await db.drop();
});

const { content, contact, members } = aGarden;
const whole = { centre: 'kirkuk', language: 'ckb', consent: true, contact, members, ...content };
const offer = { name: 'نرخی بۆیە.pdf', type: 'application/pdf', size: 2_000 };
let key = 0;
const newKey = () => ({ 'idempotency-key': `file-request-${++key}` });

async function begun(): Promise<string> {
  const { status, json } = await caller.post('/api/applications', whole, newKey());
  expect(status).toBe(201);
  return `/api${new URL(json.manageUrl).pathname}`;
}
const announce = (path: string, wish: object = offer, headers: Record<string, string> = {}) =>
  caller.post(`${path}/files`, wish, headers);
const check = (path: string, fileId: string, headers: Record<string, string> = {}) =>
  caller.send(`${path}/files/${fileId}/check`, { method: 'POST', headers });
const remove = (path: string, fileId: string, headers: Record<string, string> = {}) =>
  caller.send(`${path}/files/${fileId}`, { method: 'DELETE', headers });
const typeOf = ({ status, json }: Got) => `${status} ${json?.type}`;

async function kept(path: string, headers: Record<string, string> = {}): Promise<string> {
  const { status, json } = await announce(path, offer, headers);
  expect(status).toBe(201);
  expect((await check(path, json.file.fileId, headers)).status).toBe(200);
  return json.file.fileId;
}

async function submitted(path: string): Promise<string> {
  const got = await caller.send(`${path}/submit`, { method: 'POST', headers: newKey() });
  expect(got.status, got.text).toBe(200);
  const grant = (await db.items()).find(({ pk, sk }) => pk.startsWith('GRANT#') && sk === 'META');
  return String(grant?.grantId);
}

async function opened(path: string): Promise<Record<string, string>> {
  expect((await caller.send(`${path}/code`, { method: 'POST' })).status).toBe(202);
  const message = await db.context.table.get<{ lines: { args: { unlockCode: string } }[] }>(
    keys.messageKey(handedOn.at(-1)?.messageId ?? ''),
  );
  const code = message?.lines[0]?.args.unlockCode;
  const { json } = await caller.post(`${path}/unlock`, { code });
  return { 'x-unlock-key': json.key };
}

const facilitator: Staff = { id: 'awat', roles: ['facilitator'], centres: ['kirkuk'] };

onTheTable('files of an application', () => {
  it('are announced, sent, looked at, fetched and taken out', async () => {
    const path = await begun();
    const { json } = await announce(path);
    expect(json).toMatchObject({
      file: { ...offer, name: 'نرخی بۆیە', status: 'expected' },
      upload: { fields: { key: expect.stringMatching(/^incoming\/[0-9a-f-]{36}\/[0-9a-f-]{36}$/) } },
    });
    const { fileId } = json.file;
    // Nothing to fetch before it was looked at.
    expect((await caller.get(`${path}/files/${fileId}`)).status).toBe(404);
    expect((await check(path, fileId)).json).toMatchObject({ fileId, status: 'kept' });
    expect((await check(path, fileId)).status).toBe(200);
    const fetched = await caller.get(`${path}/files/${fileId}`);
    expect(fetched.status).toBe(303);
    expect(fetched.headers.location).toContain(`/${fileId}`);
    expect((await caller.get(path)).json.files).toMatchObject([{ fileId, status: 'kept' }]);
    expect((await remove(path, fileId)).status).toBe(204);
    expect(bucket.forgotten).toEqual([fileId]);
    expect((await remove(path, fileId)).status).toBe(404);
    expect((await caller.get(path)).json.files).toEqual([]);
  });

  it.each([
    ['a path for a name', { ...offer, name: '../../etc/passwd' }, '400 /problems/invalid-request'],
    ['a program', { ...offer, type: 'application/x-msdownload' }, '400 /problems/file-wrong-type'],
    ['200 MB', { ...offer, size: 200 * 1024 * 1024 }, '400 /problems/file-too-large'],
    ['a photo few programs open', { ...offer, type: 'image/heic' }, '400 /problems/file-heic'],
    ['a file without a byte', { ...offer, size: 0 }, '400 /problems/invalid-request'],
    ['no size', { name: 'a.pdf', type: 'application/pdf' }, '400 /problems/invalid-request'],
  ])('refuses %s before it is sent', async (_what, wish, refused) => {
    const path = await begun();
    expect(typeOf(await announce(path, wish))).toBe(refused);
    expect((await caller.get(path)).json.files).toEqual([]);
  });

  it.each([
    ['wrong-type', 'file-wrong-type', 0],
    ['too-large', 'file-too-large', 0],
    ['heic', 'file-heic', 0],
    ['broken', 'file-broken', 0],
    ['not-arrived', 'file-not-arrived', 1],
  ] as const)(
    'tells that a file is %s, and waits only for what may still come',
    async (refused, type, left) => {
      const path = await begun();
      const { fileId } = (await announce(path)).json.file;
      bucket.answers.set(fileId, refused);
      const told = await check(path, fileId);
      expect(typeOf(told)).toBe(`409 /problems/${type}`);
      expect(told.json.detail).toContain('نرخی بۆیە');
      expect((await caller.get(path)).json.files).toHaveLength(left);
    },
  );

  it('are ten at the most, however many are announced at once', async () => {
    const path = await begun();
    for (let sent = 0; sent < 9; sent += 1) expect((await announce(path)).status).toBe(201);
    const two = await Promise.all([announce(path), announce(path)]);
    expect(two.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(typeOf(await announce(path))).toBe('409 /problems/too-many-files');
    expect((await caller.get(path)).json.files).toHaveLength(10);
  });

  it('are those of one application: an id of another opens nothing', async () => {
    const [hers, other] = [await begun(), await begun()];
    const fileId = await kept(other);
    for (const id of [fileId, '../x', 'x'.repeat(36)]) {
      expect((await caller.get(`${hers}/files/${id}`)).status).toBe(404);
      expect((await check(hers, id)).status).toBe(404);
      expect((await remove(hers, id)).status).toBe(404);
    }
    expect((await caller.get(`${other}/files/${fileId}`)).status).toBe(303);
  });

  it('go with what is submitted, are shut behind the code, and shown to those who decide', async () => {
    const path = await begun();
    const fileId = await kept(path);
    // What did not come, and what is broken, is left out and holds nothing up; what came is looked at before.
    const [never, broken, came] = [
      (await announce(path)).json.file.fileId,
      (await announce(path)).json.file.fileId,
      (await announce(path)).json.file.fileId,
    ];
    bucket.answers.set(never, 'not-arrived');
    bucket.answers.set(broken, 'broken');
    const grantId = await submitted(path);
    for (const got of [
      await caller.get(`${path}/files/${fileId}`),
      await announce(path),
      await remove(path, fileId),
    ]) {
      expect(typeOf(got)).toBe('403 /problems/application-locked');
    }
    const unlocked = await opened(path);
    expect((await caller.get(`${path}/files/${fileId}`, unlocked)).status).toBe(303);
    // The page leads there, too.
    const page = path.replace('/api', '');
    expect((await caller.get(page)).text).not.toContain(fileId);
    caller.cookies.set('unlock', unlocked['x-unlock-key'] ?? '');
    expect((await caller.get(page)).text).toContain(`href="${page}/files/${fileId}"`);
    expect((await caller.get(`${page}/files/${fileId}`)).status).toBe(303);
    caller.cookies.clear();
    expect(typeOf(await announce(path, offer, unlocked))).toBe('409 /problems/application-submitted');
    const link = (staff: Staff, id: string) => fileLink(db.context.table, bucket.files, staff, grantId, id);
    expect(await link(facilitator, fileId)).toContain(`/kept/`);
    expect(await link(facilitator, came)).toContain(`/kept/`);
    for (const left of [never, broken])
      expect(await link(facilitator, left)).toMatchObject({ problem: 'not-found' });
    expect(await link({ ...facilitator, centres: ['diyala'] }, fileId)).toMatchObject({ status: 403 });
  });

  it('stay with the version that had them when what was returned is handed in without', async () => {
    const path = await begun();
    const fileId = await kept(path);
    const grantId = await submitted(path);
    await makes(db.context, awat, grantId, { move: 'return', reason: 'نرخەکان کۆنن' });
    const unlocked = await opened(path);
    expect((await remove(path, fileId, unlocked)).status).toBe(204);
    expect(bucket.forgotten).toEqual([]);
    const second = await kept(path, unlocked);
    const again = await caller.send(`${path}/submit`, {
      method: 'POST',
      headers: { ...newKey(), ...unlocked },
    });
    expect(again.status, again.text).toBe(200);
    const { json } = await caller.get(path, unlocked);
    expect(json.versions.map(({ files }: { files: { fileId: string }[] }) => files[0]?.fileId)).toEqual([
      fileId,
      second,
    ]);
  });

  it('go with the report, too', async () => {
    await setsBudget(db.context, 10_000_000);
    const path = await begun();
    const grantId = await submitted(path);
    await makes(db.context, awat, grantId, { move: 'screen' });
    await makes(db.context, rebwar, grantId, { move: 'approve', amount: 4_000_000, application: 1 });
    const tranches = [{ amount: 4_000_000, dueOn: '2026-12-01', condition: '' }];
    await makes(db.context, shirin, grantId, { move: 'plan', tranches, reportDueOn: '2027-03-01' });
    await makes(db.context, awat, grantId, { move: 'disburse', tranche: 1 });
    await makes(db.context, shirin, grantId, { move: 'confirm', tranche: 1 });
    const unlocked = await opened(path);
    const fileId = await kept(path, unlocked);
    expect((await caller.get(path, unlocked)).json.reportFiles).toMatchObject([{ fileId }]);
    const report = { peopleReached: 40, spent: [2_500_000, 1_500_000], story: 'باخچەکە ئامادەیە' };
    const got = await caller.post(`${path}/report`, report, { ...newKey(), ...unlocked });
    expect(got.status, got.text).toBe(200);
    expect(await fileLink(db.context.table, bucket.files, facilitator, grantId, fileId)).toContain(fileId);
  });

  it('stay with the report that had them when one that was given back is handed in without', async () => {
    await setsBudget(db.context, 10_000_000);
    const path = await begun();
    const grantId = await submitted(path);
    await makes(db.context, awat, grantId, { move: 'screen' });
    await makes(db.context, rebwar, grantId, { move: 'approve', amount: 4_000_000, application: 1 });
    const tranches = [{ amount: 4_000_000, dueOn: '2026-12-01', condition: '' }];
    await makes(db.context, shirin, grantId, { move: 'plan', tranches, reportDueOn: '2027-03-01' });
    await makes(db.context, awat, grantId, { move: 'disburse', tranche: 1 });
    await makes(db.context, shirin, grantId, { move: 'confirm', tranche: 1 });
    const unlocked = await opened(path);
    const report = { peopleReached: 40, spent: [2_500_000, 1_500_000], story: 'باخچەکە ئامادەیە' };
    const reports = async () => {
      const got = await caller.post(`${path}/report`, report, { ...newKey(), ...unlocked });
      expect(got.status, got.text).toBe(200);
      await makes(db.context, shirin, grantId, { move: 'return-report', reason: 'وێنەکان نەهاتوون' });
    };
    const first = await kept(path, unlocked);
    await reports();
    const second = await kept(path, unlocked);
    await reports();
    const never = await kept(path, unlocked);
    for (const fileId of [first, second, never])
      expect((await remove(path, fileId, unlocked)).status).toBe(204);
    expect(bucket.forgotten).toEqual([never]);
  });

  it('are forgotten with a draft that was given up, and with no other', async () => {
    const [left, handedIn] = [await begun(), await begun()];
    const fileId = await kept(left);
    await kept(handedIn);
    await submitted(handedIn);
    await morning(db.context, { push: async () => undefined }, bucket.files);
    expect(bucket.forgotten).toEqual([]);
    db.clock.forward({ days: 32 });
    await morning(db.context, { push: async () => undefined }, bucket.files);
    expect(bucket.forgotten).toEqual([fileId]);
    await morning(db.context, { push: async () => undefined }, bucket.files);
    expect(bucket.forgotten).toEqual([fileId]);
  });

  it('of one name are told apart, whatever its capitals and its ending', async () => {
    const path = await begun();
    const names: string[] = [];
    for (const name of ['وێنە.jpg', 'وێنە.pdf', 'وێنە.jpg', 'Offer.pdf', 'OFFER.PDF', 'وێنە (2).png'])
      names.push((await announce(path, { ...offer, name })).json.file.name);
    expect(names).toEqual(['وێنە', 'وێنە (2)', 'وێنە (3)', 'Offer', 'OFFER (2)', 'وێنە (2) (2)']);
    const page = await caller.get(path.replace('/api', ''));
    for (const name of names) expect(page.text).toContain(`<bdi>${name}</bdi>`);
  });

  it('leave out of the report what did not come, and take along what did', async () => {
    await setsBudget(db.context, 10_000_000);
    const path = await begun();
    const grantId = await submitted(path);
    await makes(db.context, awat, grantId, { move: 'screen' });
    await makes(db.context, rebwar, grantId, { move: 'approve', amount: 4_000_000, application: 1 });
    const tranches = [{ amount: 4_000_000, dueOn: '2026-12-01', condition: '' }];
    await makes(db.context, shirin, grantId, { move: 'plan', tranches, reportDueOn: '2027-03-01' });
    await makes(db.context, awat, grantId, { move: 'disburse', tranche: 1 });
    await makes(db.context, shirin, grantId, { move: 'confirm', tranche: 1 });
    const unlocked = await opened(path);
    const [came, never] = [await announce(path, offer, unlocked), await announce(path, offer, unlocked)];
    bucket.answers.set(never.json.file.fileId, 'not-arrived');
    const report = { peopleReached: 40, spent: [2_500_000, 1_500_000], story: 'باخچەکە ئامادەیە' };
    expect((await caller.post(`${path}/report`, report, { ...newKey(), ...unlocked })).status).toBe(200);
    const { json } = await caller.get(path, unlocked);
    expect(json.report.files ?? []).not.toContainEqual(expect.objectContaining({ status: 'expected' }));
    const link = (id: string) => fileLink(db.context.table, bucket.files, facilitator, grantId, id);
    expect(await link(came.json.file.fileId)).toContain('/kept/');
    expect(await link(never.json.file.fileId)).toMatchObject({ problem: 'not-found' });
  });
});

const json = { accept: 'application/json' };
onTheTable('files on the page of an application', () => {
  const pageOf = (path: string) => path.replace('/api', '');
  const add = (path: string, fields: Record<string, string> = {}, headers = {}) =>
    caller.submit(`${pageOf(path)}/files`, fields, headers);
  const fileIdIn = (location = '') => /files\/([^/]+)\/send$/.exec(location)?.[1] ?? '';

  it('are added by one button: nothing has to be said of them, and the page to send from can be loaded again', async () => {
    const path = await begun();
    const { status, headers } = await add(path);
    expect(status).toBe(303);
    for (const _ of [1, 2]) {
      const send = await caller.get(headers.location ?? '');
      expect(send.status).toBe(200);
      expect(send.text).toContain('type="file"');
      expect(send.text).not.toContain('<select');
      expect(send.text).toMatch(/target="sent"[\s\S]*<iframe[^>]*name="sent"/);
      // Whatever the bucket answers stands in a frame, and how to go on beside it.
      expect(send.text).toContain(`href="${headers.location}"`);
      expect(send.headers['content-security-policy']).toContain("frame-src 'self' https://files.example");
    }
    const [file] = (await caller.get(path)).json.files;
    expect(file).toMatchObject({ name: 'ملف', status: 'expected' });
    await add(path);
    expect((await caller.get(path)).json.files[1].name).toBe('ملف (2)');
  });

  it('stand in a frame of ours when they are sent, then are looked at, and named when they are broken', async () => {
    const path = await begun();
    const fileId = fileIdIn((await add(path, { fileName: 'نرخی بۆیە' })).headers.location);
    const sent = await caller.get(`${pageOf(path)}/files/${fileId}/sent`);
    expect(sent.text).toMatch(new RegExp(`href="${pageOf(path)}/files/${fileId}/done"[^>]*target="_top"`));
    expect(sent.headers['content-security-policy']).toContain("frame-ancestors 'self'");
    expect((await caller.get(pageOf(path))).headers['content-security-policy']).toContain(
      "frame-ancestors 'none'",
    );
    bucket.answers.set(fileId, 'broken');
    const done = await caller.get(`${pageOf(path)}/files/${fileId}/done`);
    expect(done.status).toBe(409);
    expect(done.text).toMatch(/role="alert"[\s\S]*نرخی بۆیە/);
    // It is out, and its page leads back.
    expect((await caller.get(`${pageOf(path)}/files/${fileId}/send`)).status).toBe(303);
    expect((await caller.get(path)).json.files).toEqual([]);
  });

  it('are announced, renewed, looked at and taken out by the script, which follows the version', async () => {
    const path = await begun();
    const version = async () => (await caller.get(path)).json.version;
    const before = await version();
    const fields = { fileName: 'IMG_2041.JPG', fileType: 'image/jpeg', fileSize: '4100' };
    const announced = await add(path, fields, json);
    expect(announced.status).toBe(201);
    expect(announced.json).toMatchObject({ file: { name: 'IMG_2041', size: 4_100 }, upload: { fields: {} } });
    expect(announced.headers.etag).toBe(`"${before + 1}"`);
    const { fileId } = announced.json.file;
    const renewed = await caller.get(`${pageOf(path)}/files/${fileId}/send`, json);
    expect(renewed.json).toMatchObject({ file: { fileId }, upload: { fields: {} } });
    expect(renewed.headers.etag).toBe(`"${before + 1}"`);
    const done = await caller.get(`${pageOf(path)}/files/${fileId}/done`, json);
    expect([done.status, done.json.file.status, done.headers.etag]).toEqual([200, 'kept', `"${before + 2}"`]);
    const removed = await caller.submit(`${pageOf(path)}/files/${fileId}/remove`, {}, json);
    expect([removed.status, removed.headers.etag]).toEqual([204, `"${before + 3}"`]);
    expect(await version()).toBe(before + 3);
    // What is refused is taken out: that is a version, too.
    const second = (await add(path, fields, json)).json.file.fileId;
    bucket.answers.set(second, 'wrong-type');
    const refused = await caller.get(`${pageOf(path)}/files/${second}/done`, json);
    expect(refused.json).toMatchObject({ type: '/problems/file-wrong-type', detail: 'الملف: IMG_2041' });
    expect(refused.headers.etag).toBe(`"${before + 5}"`);
  });

  it.each([
    ['too large', { fileSize: String(11 * 1024 * 1024) }, 'file-too-large'],
    ['of a phone’s own kind', { fileType: 'image/heic' }, 'file-heic'],
    ['of no kind that is taken', { fileType: 'text/html' }, 'file-wrong-type'],
    ['without a size', { fileSize: 'much' }, 'invalid-request'],
  ])('that are %s are refused by what they are before they are sent', async (_what, said, type) => {
    const path = await begun();
    const fields = { fileName: 'a.jpg', fileType: 'image/jpeg', fileSize: '9', ...said };
    const got = await add(path, fields, json);
    expect(typeOf(got)).toBe(`400 /problems/${type}`);
    expect((await caller.get(path)).json.files).toEqual([]);
  });

  it('have a name, whatever their own comes to', async () => {
    const path = await begun();
    for (const fileName of ['.jpg', 'a/b.pdf', '\u202e', 'x'.repeat(300)]) {
      const got = await add(path, { fileName, fileType: 'image/jpeg', fileSize: '9' }, json);
      expect(got.status, fileName).toBe(201);
      expect(got.json.file.name).toMatch(/^ملف/);
    }
  });

  it('have a script of ours, which sends to us and to the bucket alone', async () => {
    const path = await begun();
    const page = await caller.get(pageOf(path));
    const [, address = ''] = /<script src="([^"]+)" defer/.exec(page.text) ?? [];
    const policy = page.headers['content-security-policy'] ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("connect-src 'self' https://files.example");
    const script = await caller.get(address);
    expect(script.headers['content-type']).toContain('text/javascript');
    expect(() => new Function(script.text)).not.toThrow();
    await submitted(path);
    expect((await caller.get(pageOf(path))).headers['content-security-policy']).not.toContain('script-src');
  });
});
