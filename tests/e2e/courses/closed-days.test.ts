import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { aFreeCode, comesTo } from '../cloud/course.ts';
import { aPhone, api, eventually, tokenOf } from '../cloud/driver.ts';

type Closed = { readonly kind: string };
type Session = {
  readonly sessionId: string;
  readonly start: string;
  readonly status: string;
  readonly closed?: Closed;
};
type Announced = { readonly activityId: string; readonly sessions: readonly Session[] };
type ClosedDays = {
  readonly weekly: readonly number[];
  readonly days: readonly { readonly first: string }[];
  readonly open: readonly string[];
  readonly version: number;
};
type Rearrangement = {
  readonly rearrangementId: string;
  readonly status: string;
  readonly sessions: number;
  readonly sessionsLeft: number;
  readonly preview: { readonly people: number; readonly notInTime: number } | null;
  readonly version: number;
};

type CallsTogether = {
  readonly isDone: boolean;
  readonly people: number;
  readonly toCall: number;
  readonly items: readonly {
    readonly personId: string;
    readonly phone: string;
    readonly isOpen: boolean;
    readonly sessions: readonly object[];
  }[];
};

const day = 24 * 3_600_000;
/** A day in Baghdad so many days from now. */
const dayIn = (days: number) => new Date(Date.now() + 3 * 3_600_000 + days * day).toISOString().slice(0, 10);
const at = (days: number, hour: number) => ({
  start: `${dayIn(days)}T${String(hour - 3).padStart(2, '0')}:00:00.000Z`,
  end: `${dayIn(days)}T${String(hour - 2).padStart(2, '0')}:00:00.000Z`,
});

test('a feast is kept, warned of, and its sessions cancelled in one act with one text a person', async () => {
  const authorization = `Bearer ${await tokenOf('kirkuk.manager')}`;
  const call = <T>(method: string, path: string, sent: { body?: unknown; version?: number } = {}) =>
    api<T>(method, path, {
      headers: {
        authorization,
        ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
        ...(sent.version === undefined ? {} : { 'if-match': `"${sent.version}"` }),
      },
      ...(sent.body === undefined ? {} : { body: sent.body }),
    });
  // Far enough ahead that no other test has a session of Kirkuk there.
  const feast = { first: dayIn(200), last: dayIn(203) };
  const names = { ar: 'صيانة المركز', ckb: 'چاککردنەوەی سەنتەر', en: 'Repairs' };
  const path = '/centres/kirkuk/closed-days';
  const before = (await call<ClosedDays>('GET', path)).body;
  const { weekly, days, open, version } = before;
  const body = { weekly, days: [...days, { ...feast, kind: 'own', names }], open };
  const kept = await call<ClosedDays>('PUT', path, { version, body });
  expect(kept).toMatchObject({ status: 200, body: { version: version + 1 } });

  const announce = async (hour: number): Promise<{ readonly code: string; readonly course: Announced }> => {
    const code = await aFreeCode();
    const dates = [198, 200, 202, 203].map((days_) => at(days_, hour));
    const announced = await call<Announced>('POST', '/activities', {
      body: {
        ...{ code, centre: 'kirkuk', kind: 'sewing', capacity: 12, childcareCapacity: 0, audience: {} },
        titles: { ar: 'ورشة الخياطة', ckb: 'وۆرکشۆپی دروومان', en: 'Sewing workshop' },
        enrolment: { opensAt: at(-1, 10).start, closesAt: at(190, 10).start },
        ...{ sensitive: false, timetable: { dates } },
      },
    });
    expect(announced.status).toBe(201);
    // A warning, and no refusal.
    expect(announced.body.sessions[1]?.closed).toMatchObject({ kind: 'own' });
    return { code, course: announced.body };
  };
  const courses = [await announce(9), await announce(11)] as const;
  const [both, one, stopped] = [aPhone(), aPhone(), aPhone()];
  await comesTo(courses[0].code, 'Manal', both.number);
  await comesTo(courses[1].code, 'Manal', both.number);
  await comesTo(courses[1].code, 'Rebin', one.number);
  // Who asked for no more texts can be called.
  await stopped.text(`${courses[1].code} Shilan female 1990`);
  await stopped.message(1);
  await stopped.text('STOP');
  await stopped.message(2);

  const activityIds = courses.map(({ course }) => course.activityId);
  const drafted = await call<Rearrangement>('POST', '/rearrangements', {
    body: { centre: 'kirkuk', ...feast, activityIds, how: { as: 'cancel' } },
  });
  expect(drafted).toMatchObject({ status: 201, body: { status: 'counting', sessions: 6 } });
  const { rearrangementId } = drafted.body;
  const show = async () => (await call<Rearrangement>('GET', `/rearrangements/${rearrangementId}`)).body;
  const ready = await eventually(async () => {
    const now = await show();
    expect(now.status).toBe('ready');
    return now;
  });
  expect(ready.preview).toMatchObject({ people: 3, notInTime: 1 });
  // Who is not told in time is seen before it is done, with every session of hers.
  const together = `/rearrangements/${rearrangementId}/calls`;
  const foreseen = (await call<CallsTogether>('GET', together)).body;
  expect(foreseen).toMatchObject({ isDone: false, people: 1, items: [{ phone: stopped.number }] });
  expect(foreseen.items[0]?.sessions).toHaveLength(3);
  const confirm = { version: ready.version };
  const confirmed = await call<Rearrangement>('POST', `/rearrangements/${rearrangementId}/confirm`, confirm);
  expect(confirmed).toMatchObject({ status: 200, body: { status: 'running' } });
  expect((await call('POST', `/rearrangements/${rearrangementId}/confirm`, confirm)).status).toBe(412);
  await eventually(async () => expect(await show()).toMatchObject({ status: 'finished', sessionsLeft: 0 }));

  for (const activityId of activityIds) {
    const timetable = await call<{ items: readonly Session[] }>('GET', `/activities/${activityId}/sessions`);
    expect(timetable.body.items.map(({ status }) => status)).toEqual([
      ...['planned', 'cancelled', 'cancelled', 'cancelled'],
    ]);
  }
  // One text names both courses; nobody is told of each session by itself.
  const told = async (phone: ReturnType<typeof aPhone>) =>
    (await phone.received()).filter(({ body: text }) => /No session|لا جلس|دانیشتن نییە/.test(text));
  await eventually(async () => expect(await told(both)).toHaveLength(1));
  await eventually(async () => expect(await told(one)).toHaveLength(1));
  const [text] = await told(both);
  for (const { code } of courses) expect(text?.body).toContain(code);
  expect(await told(stopped)).toEqual([]);
  const calls = async (session: Session | undefined) => {
    type List = { readonly status: string; readonly items: readonly { readonly phone: string }[] };
    const list = await call<List>('GET', `/concerns/calls-${session?.sessionId}/calls`);
    return list.status === 200 ? list.body.items.map(({ phone }) => phone) : list.status;
  };
  const [before_, ...cancelled] = courses[1].course.sessions;
  for (const session of cancelled) expect(await calls(session)).toEqual([stopped.number]);
  for (const session of [before_, ...courses[0].course.sessions]) expect(await calls(session)).toBe(404);
  // She stands once on one list, and one call is of all of her sessions.
  const [her] = (await call<CallsTogether>('GET', together)).body.items;
  expect(her).toMatchObject({ phone: stopped.number, isOpen: true });
  const called = await call<CallsTogether>('POST', together, { body: { personId: her?.personId } });
  expect(called).toMatchObject({
    status: 200,
    body: { isDone: true, toCall: 0, items: [{ isOpen: false }] },
  });

  const discarded = await call<Rearrangement>('POST', '/rearrangements', {
    body: { centre: 'kirkuk', first: dayIn(198), last: dayIn(198), activityIds, how: { as: 'append' } },
  });
  const gone = await call<Rearrangement>(
    'POST',
    `/rearrangements/${discarded.body.rearrangementId}/discard`,
    {
      version: (
        await eventually(async () => {
          const now = await call<Rearrangement>('GET', `/rearrangements/${discarded.body.rearrangementId}`);
          expect(now.body.status).toBe('ready');
          return now.body;
        })
      ).version,
    },
  );
  expect(gone).toMatchObject({ status: 200, body: { status: 'discarded' } });
  const list = await call<{ items: readonly Rearrangement[] }>('GET', '/rearrangements?centre=kirkuk');
  expect(list.body.items.map(({ status }) => status).slice(0, 2)).toEqual(['discarded', 'finished']);

  // As it was, for those who come after.
  await call('PUT', path, { version: version + 1, body: { weekly, days, open } });
});
