/** A community garden, from a text message in Kurdish to the closed report: the clock of the cloud is moved ahead. */
import { randomUUID } from 'node:crypto';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, inject, it } from 'vitest';
import { clockIn } from '#local/clock/movable-clock.ts';
import { clientOptions } from '#local/cloud/aws.ts';
import { localDate, localToUtc, localYear } from '#shared/language/time/time.ts';
import { aPhone, api, eventually, quiet, tokenOf } from '#tests/e2e/cloud/driver.ts';
import { pdf, send } from '#tests/e2e/cloud/sending-files.ts';
import { clockFile } from './local-cloud.ts';
import { isPhoneOf } from './texts.ts';

const clock = clockIn(clockFile);
const day = 24 * 60 * 60_000;

type Application = {
  readonly number: string;
  readonly status: string;
  readonly version: number;
  readonly locked: boolean;
  readonly reason?: string;
  readonly approved?: number | null;
};
type Grant = { readonly grantId: string; readonly status: string; readonly version: number };
type Announced = { readonly file: { fileId: string }; readonly upload: Parameters<typeof send>[0] };
type Budget = {
  readonly total: number;
  readonly reserved: number;
  readonly paid: number;
  readonly free: number;
  readonly version: number;
};

const shilan = aPhone();
let token = '';
let key = '';
let number = '';
let grantId = '';
let heard = 0;

/** The next text on the phone. */
const hears = async (): Promise<string> => {
  heard += 1;
  return (await shilan.message(heard, 60_000)).body;
};

async function call<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const answer = await api<T>(method, path, {
    headers: { 'idempotency-key': randomUUID(), ...headers },
    ...(body === undefined ? {} : { body }),
  });
  if (answer.status >= 300)
    throw new Error(`${method} ${path} was answered with ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
/** A call of the staff API with a token of this moment: the clock moves on faster than one is valid. */
const staff = async <T>(username: string, method: string, path: string, body?: unknown, version?: number) =>
  call<T>(method, path, body, {
    authorization: `Bearer ${await tokenOf(username)}`,
    ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
  });
const group = <T>(method: string, path: string, body?: unknown) =>
  call<T>(method, `/applications/${token}${path}`, body, key === '' ? {} : { 'x-unlock-key': key });

/** A move on the version that there is. */
async function moves(username: string, move: string, body: unknown = {}): Promise<Grant> {
  const { version } = await staff<Grant>(username, 'GET', `/grants/${grantId}`);
  return staff<Grant>(username, 'POST', `/grants/${grantId}/${move}`, body, version);
}
const budget = async () => {
  const year = localYear(clock.now().toISOString());
  return staff<Budget>('admin', 'GET', `/budgets/kirkuk/${year}`);
};

/** The next day in Baghdad, at noon. */
async function tomorrow(days = 1): Promise<void> {
  const date = localDate(new Date(clock.now().getTime() + days * day).toISOString());
  clock.moveTo(localToUtc(date, '12:00'));
  await quiet(500);
}

/** Opens the application with the code that is texted. */
async function unlocks(): Promise<void> {
  key = '';
  await group('POST', '/code');
  const [code = ''] = /\d{6}/.exec(await hears()) ?? [];
  ({ key } = await group<{ key: string }>('POST', '/unlock', { code }));
}

const plan = {
  theme: 'community-garden',
  place: 'گەڕەکی ڕەحیماوا',
  what: 'باخچەیەکی گشتی بۆ منداڵان',
  why: 'لەم گەڕەکەدا شوێنێکی سەوز نییە',
  amount: 5_000_000,
  lines: [
    { what: 'دار و گوڵ', amount: 3_000_000 },
    { what: 'کورسی', amount: 2_000_000 },
  ],
};

/** What people have sent for an application, wherever it stands. */
const s3 = new S3Client(clientOptions(inject('endpoint')));
async function filesOf(fileIds: readonly string[]): Promise<readonly string[]> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: inject('filesBucket') }));
  return Contents.map(({ Key = '' }) => Key).filter((key) => fileIds.some((id) => key.endsWith(id)));
}

/** The morning so many days from now. */
async function morningIn(days: number): Promise<void> {
  const date = localDate(new Date(clock.now().getTime() + days * day).toISOString());
  clock.moveTo(localToUtc(date, '07:59'));
  await quiet(1_000);
  clock.moveTo(localToUtc(date, '08:01'));
}

describe.sequential('an application that nobody goes on with', () => {
  const fileIds: string[] = [];
  const phone = aPhone();
  let page = '';
  it('has files: one that was looked at, and one that was only sent', async () => {
    // A phone that has texted before: a form reaches no other with a reminder.
    await phone.text('یارمەتی');
    await phone.message(1, 60_000);
    const contact = { name: 'هێرۆ ئەحمەد', phone: phone.number };
    const beginning = { centre: 'kirkuk', language: 'ckb', consent: true, contact };
    const { manageUrl } = await call<{ manageUrl: string }>('POST', '/applications', beginning);
    const path = new URL(manageUrl).pathname;
    page = manageUrl;
    for (const isLookedAt of [true, false]) {
      const body = { name: 'نرخ.pdf', type: 'application/pdf', size: pdf.length };
      const { file, upload } = await call<Announced>('POST', `${path}/files`, body);
      expect((await send(upload, pdf)).status).toBe(204);
      if (isLookedAt) await call('POST', `${path}/files/${file.fileId}/check`);
      fileIds.push(file.fileId);
    }
    expect(await filesOf(fileIds)).toHaveLength(2);
  });

  it('is reminded of in the week before it is forgotten', async () => {
    isPhoneOf(phone.number, 'contact person of an application');
    await morningIn(26);
    expect((await phone.message(2, 60_000)).body).toMatch(/^داواکاری \d{6} /);
  });

  it('is forgotten with them, in the morning after a month, and its page says until when it was kept', async () => {
    await morningIn(6);
    expect((await fetch(page)).status).toBe(410);
    await eventually(async () => expect(await filesOf(fileIds)).toEqual([]), 60_000);
  });
});

describe.sequential('a community garden', () => {
  it('begins with a text in Kurdish, which is answered with a number and a page', async () => {
    const year = localYear(clock.now().toISOString());
    const { version } = await budget();
    if (version === 0) await staff('admin', 'PUT', `/budgets/kirkuk/${year}`, { total: 40_000_000 }, version);
    isPhoneOf(shilan.number, 'contact person of a grant');
    await shilan.text('بەخشین کەرکوک');
    const answer = await hears();
    expect(answer).toMatch(/ژمارەی داواکاری: /);
    [, number = ''] = /(\d{6})/.exec(answer) ?? [];
    [, token = ''] = /\/applications\/([\w-]{43})/.exec(answer) ?? [];
    expect([number.length, token.length]).toEqual([6, 43]);
  });

  it('is written and handed in behind its link', async () => {
    const who = {
      contact: { name: 'شیلان کەریم', phone: shilan.number },
      members: ['هیوا ڕەشید', 'نەسرین عەلی'],
    };
    const days = {
      startsOn: localDate(new Date(clock.now().getTime() + 10 * day).toISOString()),
      endsOn: localDate(new Date(clock.now().getTime() + 60 * day).toISOString()),
    };
    const { version } = await group<Application>('GET', '');
    const changed = await call<Application>(
      'PATCH',
      `/applications/${token}`,
      { ...who, ...plan, ...days },
      {
        'if-match': `"${version}"`,
      },
    );
    expect(changed.status).toBe('draft');
    expect((await group<Application>('POST', '/submit')).status).toBe('submitted');
    expect(await hears()).toContain(number);
    const { items } = await eventually(async () => {
      const page = await staff<{ items: readonly (Grant & { number: string })[] }>(
        'kirkuk.facilitator',
        'GET',
        '/grants?centre=kirkuk&status=submitted',
      );
      if (!page.items.some((item) => item.number === number)) throw new Error('It is not in the list');
      return page;
    });
    grantId = items.find((item) => item.number === number)?.grantId ?? '';
    const concern = await eventually(async () => {
      const { items: open } = await staff<{ items: readonly { number: string | null }[] }>(
        'kirkuk.manager',
        'GET',
        '/concerns?centre=kirkuk',
      );
      if (!open.some((each) => each.number === number)) throw new Error('The team leader is not told');
      return open;
    });
    expect(concern.length).toBeGreaterThan(0);
  });

  it('is given back once; the reason is behind a code, not in the text', async () => {
    const reason = 'تکایە بڕی دارەکان کەم بکەنەوە';
    await moves('kirkuk.facilitator', 'return', { reason });
    const told = await hears();
    expect(told).toContain(number);
    expect(told).not.toContain(reason);
    const closed = await group<Application>('GET', '');
    expect(closed).toMatchObject({ status: 'returned', locked: true });
    expect(JSON.stringify(closed)).not.toContain(reason);
    await unlocks();
    expect(await group<Application>('GET', '')).toMatchObject({ locked: false, reason });
    const { version } = await group<Application>('GET', '');
    const less = {
      amount: 4_000_000,
      lines: [
        { what: 'دار', amount: 2_500_000 },
        { what: 'کورسی', amount: 1_500_000 },
      ],
    };
    await call('PATCH', `/applications/${token}`, less, { 'if-match': `"${version}"`, 'x-unlock-key': key });
    expect((await group<Application>('POST', '/submit')).status).toBe('submitted');
    expect(await hears()).toContain(number);
  });

  it('is checked, and the panel is told the next morning, on a phone that never texted', async () => {
    await tomorrow();
    await moves('kirkuk.facilitator', 'screen');
    expect(await hears()).toContain(number);
    const phone = aPhone();
    isPhoneOf(phone.number, 'member of a panel');
    const member = { phone: phone.number, language: 'ckb', centre: 'kirkuk' };
    const added = await staff<{ panelMemberId: string }>('kirkuk.manager', 'POST', '/panel-members', member);
    await morningIn(1);
    expect((await phone.message(1, 60_000)).body).toMatch(/لیژنە/);
    await staff('kirkuk.manager', 'DELETE', `/panel-members/${added.panelMemberId}`);
  });

  it('is approved by another, for less than it asked', async () => {
    const before = await budget();
    const approved = await moves('kirkuk.approver', 'approve', { amount: 3_000_000, application: 2 });
    expect(approved.status).toBe('approved');
    const told = await hears();
    expect(told).toContain(number);
    expect(told.replace(number, '')).not.toMatch(/\d{3}|[٠-٩]{3}/);
    const after = await budget();
    expect(after.reserved - before.reserved).toBe(3_000_000);
    expect(before.free - after.free).toBe(3_000_000);
  });

  it('is paid in two parts, each handed over by one and confirmed by another', async () => {
    const dueOn = (days: number) => localDate(new Date(clock.now().getTime() + days * day).toISOString());
    const tranches = [
      { amount: 2_000_000, dueOn: dueOn(1), condition: '' },
      { amount: 1_000_000, dueOn: dueOn(30), condition: 'دارەکان چێنراون' },
    ];
    await moves('kirkuk.manager', 'plan', { tranches, reportDueOn: dueOn(60) });
    for (const tranche of [1, 2]) {
      await tomorrow(tranche === 1 ? 1 : 29);
      await moves('kirkuk.facilitator', 'disburse', { tranche });
      expect(await hears()).toContain(number);
      await moves('kirkuk.manager', 'confirm', { tranche });
      expect(await hears()).toContain(number);
    }
    const { reserved, paid, free, total } = await budget();
    expect(reserved + paid + free).toBe(total);
  });

  it('is reminded of its report a week before it is due, at eight in the morning', async () => {
    const { reportDueOn } = await staff<{ reportDueOn: string }>(
      'kirkuk.manager',
      'GET',
      `/grants/${grantId}`,
    );
    const morning = localToUtc(reportDueOn, '07:59');
    clock.moveTo(new Date(Date.parse(morning) - 7 * day).toISOString());
    await quiet(1_000);
    clock.moveTo(new Date(Date.parse(morning) - 7 * day + 2 * 60_000).toISOString());
    const reminder = await hears();
    expect(reminder).toContain(number);
    expect(reminder).toMatch(/ڕاپۆرت/);
  });

  it('is reported on by the group, and closed; what was not spent is free again', async () => {
    await tomorrow();
    await unlocks();
    const report = {
      peopleReached: 140,
      spent: [1_850_000, 1_000_000],
      story: 'باخچەکە کرایەوە و منداڵان یاری تێدا دەکەن',
    };
    await group('POST', '/report', report);
    expect(await hears()).toContain(number);
    const before = await budget();
    const closed = await moves('kirkuk.manager', 'close');
    expect(closed).toMatchObject({ status: 'closed', paid: 3_000_000, returned: 0, owed: 150_000 });
    const toGiveBack = await hears();
    expect(toGiveBack).toContain(number);
    expect(toGiveBack).toMatch(/دەگەڕێندرێتەوە/);
    expect(await budget()).toMatchObject({ paid: before.paid });
    // One takes it, another confirms it: then the budget has it again.
    await moves('kirkuk.facilitator', 'take-back', { amount: 150_000 });
    const settled = await moves('kirkuk.manager', 'confirm-back');
    expect(settled).toMatchObject({ returned: 150_000, owed: 0 });
    expect(await hears()).toContain(number);
    const after = await budget();
    expect(after.paid).toBe(before.paid - 150_000);
    expect(after.reserved + after.paid + after.free).toBe(after.total);
  });

  it('is counted, and every move of it is kept', async () => {
    const totals = await eventually(async () => {
      const counts = await staff<{ totals: Record<string, number> }>(
        'kirkuk.manager',
        'GET',
        '/counts?scope=centre:kirkuk',
      );
      if (counts.totals.grantsClosed !== 1) throw new Error('It is not counted yet');
      return counts.totals;
    });
    expect(totals).toMatchObject({
      grantsSubmitted: 1,
      grantsApproved: 1,
      askedIQD: 4_000_000,
      approvedIQD: 3_000_000,
      paidIQD: 3_000_000,
      returnedIQD: 150_000,
      grantPeopleReached: 140,
    });
    const { items } = await staff<{ items: readonly { type: string; author: string }[] }>(
      'kirkuk.manager',
      'GET',
      `/grants/${grantId}/history`,
    );
    expect(items.map(({ type }) => type.replace('grant.', ''))).toEqual([
      'submitted',
      'returned',
      'submitted',
      'screened',
      'approved',
      'planned',
      'disbursed',
      'payment-confirmed',
      'disbursed',
      'payment-confirmed',
      'reported',
      'closed',
      'repaid',
      'repayment-confirmed',
    ]);
    expect(new Set(items.map(({ author }) => author)).size).toBeGreaterThanOrEqual(4);
  });
});
