import { afterEach, beforeEach, expect, it } from 'vitest';
import { siteHandler } from '#functions/site/site.ts';
import type { MessageRef } from '#shared/messaging/index.ts';
import { keys } from '#shared/table/index.ts';
import { aGarden, awat, makes, rebwar, setsBudget, shirin } from '#tests/support/grants/grants.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';
import { type Got, siteSettings, type Visitor, visitorOf } from '#tests/support/web/visitor.ts';

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

  it('takes an application in one go, in any script, with ten lines', async () => {
    const lines = Array.from({ length: 10 }, (_, at) => ({ what: `خەرجی ${at}`, amount: 400_000 }));
    const path = await begun({
      ...whole,
      contact: { name: 'زەینەب عەلی', phone: '٠٧٧٠ ١٢٣ ٤٥٦٧' },
      lines,
      what: '种树 🌳 زراعة',
    });
    expect((await caller.get(path)).json).toMatchObject({
      contact: { name: 'زەینەب عەلی', phone: '+9647701234567' },
      content: { lines, what: '种树 🌳 زراعة' },
    });
    expect((await submit(path)).status).toBe(200);
  });

  it('says what is wrong in the language of the body', async () => {
    const start = await caller.post('/api/applications', { ...whole, language: 'en', consent: false });
    expect(start).toMatchObject({ status: 400, headers: { 'content-language': 'en' } });
    const path = await begun();
    const changed = { language: 'en', amount: '4000000' };
    const refused = await caller.send(path, {
      method: 'PATCH',
      body: JSON.stringify(changed),
      headers: { 'content-type': 'application/json', 'if-match': '"1"', 'accept-language': '*' },
    });
    expect(refused).toMatchObject({ status: 400, headers: { 'content-language': 'en' } });
    expect(refused.json.errors[0].detail).toBe('Please give a sum of money in digits');
  });

  it.each([
    ['a sum that is no whole number', { amount: 1.5 }, '/amount', 'Please give a sum of money in digits'],
    ['a sum in a text', { amount: '4000000' }, '/amount', 'Please give a sum of money in digits'],
    ['no sum at all', { amount: 0 }, '/amount', 'Please give a sum of money in digits'],
    ['less than nothing', { amount: -1 }, '/amount', 'Please give a sum of money in digits'],
    ['more than can be counted', { amount: 2 ** 53 }, '/amount', 'Please give a sum of money in digits'],
    ['a line of nothing', { lines: [{ what: 'trees', amount: 0 }] }, '/lines/0/amount', /sum of money/],
    [
      'a line of half a dinar',
      { lines: [{ what: 'trees', amount: 0.5 }] },
      '/lines/0/amount',
      /sum of money/,
    ],
    [
      'eleven lines',
      { lines: Array.from({ length: 11 }, () => ({ what: 'trees', amount: 1 })) },
      '/lines',
      'Please give one to ten lines',
    ],
    ['a day that there is not', { startsOn: '2026-02-30' }, '/startsOn', /Please give a day/],
    ['more than fits', { why: 'ب'.repeat(1_501) }, '/why', 'This is too long'],
    ['a phone abroad', { contact: { phone: '+44 7911 123456' } }, '/contact/phone', /mobile numbers of Iraq/],
    ['three members', { members: ['Hiwa', 'Nasrin', 'Azad'] }, '/members', undefined],
    ['a theme of its own', { theme: 'war' }, '/theme', undefined],
    ['a field of its own', { status: 'approved' }, '/status', 'This field is not known'],
    ['a place that no one sees', { place: '\u200f \u200b' }, '/place', 'Please fill this in'],
    ['no consent', { consent: false }, '/consent', 'This is possible only if you agree'],
  ])('refuses %s', async (_what, wrong, pointer, detail) => {
    const { status, json } = await begin({ ...whole, ...wrong });
    expect({ status, type: json.type }).toEqual({ status: 400, type: '/problems/invalid-request' });
    expect(json.errors).toEqual([
      { pointer, detail: detail === undefined ? expect.any(String) : expect.stringMatching(detail) },
    ]);
    expect(await db.items()).toEqual([]);
  });

  it('takes letters that are cut in half, and marks that no one sees, as text like any other', async () => {
    const odd = { place: 'گەڕەک\ud83c', what: '\udf33 باخچە \ufffe\u0000', why: '\u202e‮؟' };
    const path = await begun({ ...whole, ...odd });
    expect((await caller.get(path)).status).toBe(200);
    expect((await change(path, { place: '\ud800' })).status).toBe(200);
    expect((await submit(path)).status).toBe(200);
    const key = await opened(path);
    const { json } = await caller.get(path, key);
    expect(json.versions[0].place).toBe('\ufffd');
  });

  it('says with every pointer what is missing, and keeps the draft', async () => {
    const wrong = { lines: [{ what: 'دار', amount: 3_999_999 }], endsOn: '2026-11-30', members: ['Hiwa'] };
    const path = await begun({ ...whole, ...wrong, place: undefined });
    const { status, json } = await submit(path, { ...newKey(), 'accept-language': 'en' });
    expect({ status, type: json.type }).toEqual({ status: 409, type: '/problems/application-incomplete' });
    expect(json.errors).toEqual([
      { pointer: '/members', detail: 'Please give the names of two other members' },
      { pointer: '/place', detail: 'Please fill this in' },
      { pointer: '/lines', detail: 'The lines must add up to the amount' },
      { pointer: '/endsOn', detail: 'The last day is before the first' },
    ]);
    expect((await caller.get(path)).json.status).toBe('draft');
  });

  it('begins one application however often the same request comes, and refuses its key for another', async () => {
    const headers = newKey();
    const [first, second] = await Promise.all([begin(whole, headers), begin(whole, headers)]);
    expect([first?.status, second?.status]).toEqual([201, 201]);
    expect(second?.json).toEqual(first?.json);
    expect((await begin(whole, headers)).json).toEqual(first?.json);
    expect((await begin({ ...whole, centre: 'diyala' }, headers)).status).toBe(422);
    expect((await begin(whole, {} as never)).status).toBe(400);
    expect((await db.items()).filter(({ pk }) => pk.startsWith('APPLICATION#'))).toHaveLength(1);
  });

  it('submits once: at once, again, and when it has moved on since', async () => {
    const path = await begun();
    const headers = newKey();
    const both = await Promise.all([submit(path, headers), submit(path, headers)]);
    expect(both.map(({ status, json }) => [status, json.status])).toEqual([
      [200, 'submitted'],
      [200, 'submitted'],
    ]);
    expect(type(await submit(path))).toBe('/problems/grant-not-now');
    await makes(db.context, awat, await grantIdOf(), { move: 'screen' });
    expect((await submit(path, headers)).json).toEqual(both[0]?.json);
    expect((await submit(path, { ...headers, 'if-match': '"1"' })).status).toBe(422);
    expect((await db.events()).map((event) => event.type)).toEqual(['grant.submitted', 'grant.screened']);
  });

  it('changes the version that was read and no other', async () => {
    const path = await begun();
    const both = await Promise.all([change(path, { place: 'A' }), change(path, { place: 'B' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(await change(path, { place: 'C' })).toMatchObject({ status: 412, headers: { etag: '"2"' } });
    expect((await submit(path, { ...newKey(), 'if-match': '"1"' })).status).toBe(412);
    expect(
      (
        await caller.send(path, {
          method: 'PATCH',
          headers: { 'content-type': 'application/json' },
          body: '{}',
        })
      ).status,
    ).toBe(428);
    expect((await change(path, { place: null, contact: { phone: null } }, 2)).json).toMatchObject({
      contact: { name: 'Shilan Karim', phone: null },
      missing: [{ pointer: '/contact/phone' }, { pointer: '/place' }],
    });
  });

  it('takes the sums out when another centre has another currency', async () => {
    const path = await begun();
    const moved = await change(path, { centre: 'ninewa' });
    expect(moved.json).toMatchObject({ centre: 'ninewa', currency: 'USD' });
    expect(moved.json.missing.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/amount',
      '/lines',
    ]);
    expect((await change(path, { centre: 'diyala', amount: 5 }, 2)).json.content.amount).toBe(5);
  });

  it('keeps a draft for 30 days after its last change', async () => {
    const path = await begun();
    db.clock.forward({ days: 29 });
    const { json } = await change(path, { place: 'گەڕەکی ئازادی' });
    expect(json.keptUntil.slice(0, 10)).toBe('2027-01-21');
    db.clock.forward({ days: 29 });
    expect((await caller.get(path)).status).toBe(200);
    db.clock.forward({ days: 2 });
    for (const got of [await caller.get(path), await change(path, { place: 'x' }, 2), await submit(path)])
      expect(got.status).toBe(404);
  });

  it('knows no token but its own', async () => {
    const path = await begun();
    const token = path.split('/').at(-1) ?? '';
    const other = (await begun({ ...asked, centre: 'diyala' })).split('/').at(-1) ?? '';
    const id = Buffer.from(token, 'base64url').subarray(0, 16);
    const mixed = Buffer.concat([id, Buffer.from(other, 'base64url').subarray(16)]).toString('base64url');
    for (const wrong of [mixed, 'A'.repeat(43), `${token}A`, token.slice(1), '__proto__', '%00']) {
      expect((await caller.get(`/api/applications/${wrong}`)).status, wrong).toBe(404);
      for (const step of ['submit', 'withdraw', 'code'])
        expect(
          (await caller.send(`/api/applications/${wrong}/${step}`, { method: 'POST', headers: newKey() }))
            .status,
        ).toBe(404);
    }
  });
});

onTheTable('what a submitted application shows', () => {
  const secrets = /4000000|2500000|دار|باخچە|ڕەحیماوا|Shilan|Hiwa|7700000001/;

  it('is no word and no sum without the code, and both with it', async () => {
    const path = await submitted();
    const locked = await caller.get(path);
    expect(locked.text).not.toMatch(secrets);
    const key = await opened(path);
    const { json } = await caller.get(path, key);
    expect(json).toMatchObject({
      locked: false,
      can: ['withdraw'],
      currency: 'IQD',
      versions: [{ application: 1, amount: 4_000_000, theme: 'community-garden', lines: content.lines }],
      approved: null,
      tranches: [],
    });
    expect(json).not.toHaveProperty('contact');
    expect((await caller.get(path)).text).toBe(locked.text);
  });

  it('is texted to the contact person: the code and nothing else', async () => {
    const path = await submitted();
    const asked = await askCode(path);
    expect(asked).toMatchObject({ status: 202, json: { until: expect.stringMatching(/T07:10:00/) } });
    expect(asked.text).not.toContain(await texted());
    const [ref] = handedOn;
    const message = await db.context.table.get(keys.messageKey(ref?.messageId ?? ''));
    expect(message).toMatchObject({
      purpose: 'answer',
      language: 'ckb',
      centre: 'kirkuk',
      state: 'queued',
      notAfter: asked.json.until,
      lines: [{ key: 'sms.grantCode', args: { unlockCode: expect.stringMatching(/^\d{6}$/) } }],
    });
    const others = (await db.items()).filter(({ pk }) => !pk.startsWith('MESSAGE#'));
    expect(JSON.stringify(others)).not.toContain(`"${await texted()}"`);
  });

  it('takes the code in any digits, once, for ten minutes', async () => {
    const path = await submitted();
    await askCode(path);
    const code = await texted();
    const arabic = code.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));
    expect((await unlock(path, `${arabic.slice(0, 3)} ${arabic.slice(3)}`)).status).toBe(200);
    expect(await unlock(path, code)).toMatchObject({ status: 409, json: { type: '/problems/no-code' } });
    await askCode(path);
    const late = await texted();
    db.clock.forward({ minutes: 10 });
    expect((await unlock(path, late)).status).toBe(409);
  });

  it('shuts again after half an hour', async () => {
    const path = await submitted();
    const key = await opened(path);
    db.clock.forward({ minutes: 29 });
    expect((await caller.get(path, key)).json.locked).toBe(false);
    db.clock.forward({ minutes: 1 });
    expect((await caller.get(path, key)).json.locked).toBe(true);
  });

  it('cannot be guessed: five wrong codes void the right one, also many at once', async () => {
    const path = await submitted();
    await askCode(path);
    const code = await texted();
    const wrong = Array.from({ length: 20 }, (_, at) =>
      String((Number(code) + at + 1) % 1_000_000).padStart(6, '0'),
    );
    const tries = await Promise.all(wrong.map((each) => unlock(path, each)));
    const counted = tries.map(({ status, json }) => `${status} ${json.type} ${json.detail ?? ''}`).sort();
    expect(counted.filter((each) => each.startsWith('403'))).toEqual([
      '403 /problems/wrong-code 2 more tries',
      '403 /problems/wrong-code 3 more tries',
      '403 /problems/wrong-code 4 more tries',
      '403 /problems/wrong-code One more try',
      '403 /problems/wrong-code Please ask for a new code',
    ]);
    expect(counted.filter((each) => each.startsWith('409'))).toHaveLength(15);
    expect((await unlock(path, code)).status).toBe(409);
    for (const odd of ['', '12345', '1234567', 'abcdef', '12345a'])
      expect((await unlock(path, odd)).json.errors).toEqual([
        { pointer: '/code', detail: expect.any(String) },
      ]);
  });

  it('is asked for three times an hour and ten times a day at the most', async () => {
    const path = await submitted();
    const first = [await askCode(path), await askCode(path), await askCode(path)];
    expect(first.map(({ status }) => status)).toEqual([202, 202, 202]);
    const codes = handedOn.map(({ messageId }) => messageId);
    expect(new Set(codes).size).toBe(3);
    const refused = await askCode(path);
    expect(refused).toMatchObject({ status: 429, json: { type: '/problems/too-many-codes' } });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(3_500);
    for (const hours of [1, 1, 1]) {
      db.clock.forward({ hours });
      await Promise.all([1, 2, 3, 4].map(() => askCode(path)));
    }
    expect(handedOn).toHaveLength(10);
    db.clock.forward({ hours: 20 });
    expect((await askCode(path)).status).toBe(429);
    db.clock.forward({ hours: 2 });
    expect((await askCode(path)).status).toBe(202);
  });

  it('opens with no code and no key of another application', async () => {
    const mine = await submitted();
    const other = await submitted({ ...whole, contact: { name: 'Azad Omar', phone: '0770 000 0002' } });
    await askCode(mine);
    const code = await texted();
    expect((await unlock(other, code)).status).toBe(409);
    await askCode(other);
    expect((await unlock(other, code === (await texted()) ? '000000' : code)).status).toBe(403);
    const key = await opened(mine);
    expect((await caller.get(other, key)).json.locked).toBe(true);
    for (const odd of ['', 'A'.repeat(22), 'undefined', '\u0000'])
      expect((await caller.get(mine, { 'x-unlock-key': odd })).json.locked).toBe(true);
  });

  it('sends no code for a draft, nor once nothing is known of the contact person', async () => {
    const draft = await begun();
    expect(type(await askCode(draft))).toBe('/problems/application-not-submitted');
    expect(type(await unlock(draft, '123456'))).toBe('/problems/application-not-submitted');
    const path = await submitted();
    const [person] = (await db.items()).filter(({ pk, sk }) => pk.startsWith('PERSON#') && sk === 'META');
    await db.context.table.write([{ as: 'person', delete: keys.personKey(String(person?.personId)) }]);
    expect(type(await askCode(path))).toBe('/problems/no-contact');
    expect(handedOn).toEqual([]);
  });
});

onTheTable('what a group does with what it submitted', () => {
  it('changes and submits again what was returned, with the code alone', async () => {
    const path = await submitted();
    const grantId = await grantIdOf();
    await makes(db.context, awat, grantId, { move: 'return', reason: 'تکایە نرخی دارەکان بنووسە' });
    expect((await caller.get(path)).json).toMatchObject({
      status: 'returned',
      can: ['ask-code', 'change', 'submit', 'withdraw'],
    });
    expect((await caller.get(path)).text).not.toContain('نرخی');
    for (const got of [await change(path, { place: 'x' }, 2), await submit(path)])
      expect(got).toMatchObject({ status: 403, json: { type: '/problems/application-locked' } });
    const key = await opened(path);
    const seen = await caller.get(path, key);
    expect(seen.json).toMatchObject({
      reason: 'تکایە نرخی دارەکان بنووسە',
      content: { place: content.place },
      missing: [],
    });
    expect((await change(path, { contact: { name: 'Azad Omar' } }, 2, key)).json.errors).toEqual([
      { pointer: '/contact', detail: 'This cannot be changed any more' },
    ]);
    const lines = [{ what: 'دار', amount: 3_000_000 }];
    expect((await change(path, { amount: 3_000_000, lines }, 2, key)).status).toBe(200);
    const again = await submit(path, { ...newKey(), ...key });
    expect(again.json).toMatchObject({
      status: 'submitted',
      versions: [
        { application: 1, amount: 4_000_000 },
        { application: 2, amount: 3_000_000, lines },
      ],
    });
    expect(again.json).not.toHaveProperty('reason');
    expect((await change(path, { place: 'x' }, 4, key)).json.type).toBe('/problems/application-submitted');
  });

  it('withdraws with the code, once', async () => {
    const path = await submitted();
    const withdraw = (headers = {}) => caller.send(`${path}/withdraw`, { method: 'POST', headers });
    expect((await withdraw()).status).toBe(403);
    const key = await opened(path);
    const both = await Promise.all([withdraw(key), withdraw(key)]);
    for (const { json } of both) expect(json).toMatchObject({ status: 'withdrawn', can: [] });
    expect((await withdraw(key)).json).toMatchObject({ status: 'withdrawn' });
    expect((await db.events()).filter((event) => event.type === 'grant.withdrawn')).toHaveLength(1);
    expect(type(await caller.send(`${await begun()}/withdraw`, { method: 'POST' }))).toBe(
      '/problems/application-not-submitted',
    );
  });

  it('sees its payments and reports on them', async () => {
    await setsBudget(db.context, 10_000_000);
    const path = await submitted();
    const grantId = await grantIdOf();
    await makes(db.context, awat, grantId, { move: 'screen' });
    await makes(db.context, rebwar, grantId, { move: 'approve', amount: 3_000_000, application: 1 });
    const tranches = [
      { amount: 2_000_000, dueOn: '2026-12-01', condition: '' },
      { amount: 1_000_000, dueOn: '2027-01-15', condition: 'دارەکان چێنراون' },
    ];
    await makes(db.context, shirin, grantId, { move: 'plan', tranches, reportDueOn: '2027-03-15' });
    await makes(db.context, awat, grantId, { move: 'disburse', tranche: 1 });
    const key = await opened(path);
    const report = { peopleReached: 120, spent: [1_500_000, 500_000], story: 'باخچەکە ئامادەیە' };
    const send = (body: object, headers: Record<string, string> = newKey()) =>
      caller.post(`${path}/report`, body, { ...key, ...headers, 'accept-language': 'en' });
    expect(type(await send(report))).toBe('/problems/payment-under-way');
    expect((await caller.get(path, key)).json.can).toEqual([]);
    await makes(db.context, shirin, grantId, { move: 'confirm', tranche: 1 });
    const seen = (await caller.get(path, key)).json;
    expect(seen).toMatchObject({
      status: 'disbursing',
      can: ['report'],
      approved: 3_000_000,
      paid: 2_000_000,
      reportDueOn: '2027-03-15',
      tranches: [
        { tranche: 1, amount: 2_000_000, dueOn: '2026-12-01', condition: '', paid: true },
        { tranche: 2, amount: 1_000_000, dueOn: '2027-01-15', condition: 'دارەکان چێنراون', paid: false },
      ],
    });
    expect(JSON.stringify(seen)).not.toMatch(/awat|shirin|rebwar/);
    const locked = (await caller.get(path)).text;
    expect(locked).not.toMatch(/3000000|2000000|2027-03-15/);
    expect((await send({ ...report, spent: [1_500_000, 500_001] })).json.errors).toEqual([
      { pointer: '/spent', detail: 'A sum for each line, together no more than was paid' },
    ]);
    expect((await send({ ...report, spent: [1_500_000] })).status).toBe(400);
    expect((await send({ ...report, spent: [0.5, 1] })).status).toBe(400);
    const headers = newKey();
    const both = await Promise.all([send(report, headers), send(report, headers)]);
    expect(both.map(({ status, json }) => [status, json.status])).toEqual([
      [200, 'reported'],
      [200, 'reported'],
    ]);
    expect(both[0]?.json.report).toMatchObject(report);
    expect(type(await send(report))).toBe('/problems/grant-not-now');
    await makes(db.context, shirin, grantId, { move: 'return-report', reason: 'وێنەکان نەهاتوون' });
    expect((await caller.get(path, key)).json).toMatchObject({
      reason: 'وێنەکان نەهاتوون',
      can: ['report'],
      report,
    });
    expect((await send(report)).json.status).toBe('reported');
  });

  it('is given no link of its own by a number that someone else wrote on a form', async () => {
    const { beginDraftByText } = await import('#shared/grants/index.ts');
    const path = await begun({ ...asked, contact: { phone: '0770 000 0003' } });
    const rules = JSON.parse(siteSettings.grants);
    const who = { phone: '+9647700000003', language: 'ckb', centre: 'kirkuk' } as const;
    const byText = await beginDraftByText(db.context, rules, who);
    expect(path).not.toContain(byText.token);
    await db.context.table.write(byText.writes);
    expect((await beginDraftByText(db.context, rules, who)).token).toBe(byText.token);
  });
});
