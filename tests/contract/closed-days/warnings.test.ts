/** Whoever puts a session on a closed day is told so, on the page and by the API, in each language; nobody is refused. */
import { beforeEach, expect, it } from 'vitest';
import { languages } from '#events/index.ts';
import { namesOfHoliday } from '#shared/closed-days/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { activityPlan, anActivity } from '#tests/support/builders.ts';
import { aMonday, onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { consoleVisitor } from '#tests/support/web/console-visitor.ts';
import { staffCaller } from '#tests/support/web/staff-caller.ts';
import { hiddenIn, type Visitor } from '#tests/support/web/visitor.ts';

const db = tableForEachTest();
let visitor: Visitor;
let call: ReturnType<typeof staffCaller>;
beforeEach(() => {
  call = staffCaller(db);
  visitor = consoleVisitor(db);
  visitor.cookies.set('session', 'shirin~manager~centre-kirkuk');
});

const path = '/console/activities';
const tokens = async (address: string) => {
  const page = await visitor.get(address);
  return Object.fromEntries(
    ['formToken', 'formId', 'version'].map((name) => [name, hiddenIn(page, name) ?? ''] as const),
  );
};
const send = async (address: string, fields: Readonly<Record<string, string>>) =>
  visitor.submit(address, { ...(await tokens(address)), ...fields });

const times = { last: '', from: '10:00', to: '12:00', except: '', room: '' };
const course = {
  ...{ centre: 'kirkuk', code: '321', kind: 'sewing', ar: 'خياطة', ckb: 'بەرگدروویی', en: 'Sewing' },
  ...{ capacity: '25', childcareCapacity: '', gender: '', minAge: '', maxAge: '' },
  ...{ ...times, opensOn: '', closesOn: '', attendanceShare: '80' },
};

/** By law, of the moon, announced by the cabinet, closed each week; and days that are none. */
const closed = [
  ['2027-03-21', 'nowruz', false],
  ['2027-01-06', 'army-day', false],
  ['2027-03-10', 'eid-al-fitr', true],
  ['2027-06-15', 'ashura', true],
  ['2027-08-14', 'mawlid', true],
  ['2026-12-10', 'victory-day', true],
] as const;

onTheTable('a session on a closed day, on the pages', () => {
  it.each(closed)(
    'is warned of when it is announced, added and moved: %s',
    async (day, holiday, isUnsure) => {
      const announced = await send(`${path}/new`, { ...course, first: day });
      expect(announced.status).toBe(303);
      const address = announced.headers.location?.split('?')[0] ?? '';
      const { activityId, sessions } = await anActivity(db.context, {
        sessions: ['2026-12-13', '2026-12-14'].map((each) => ({
          start: `${each}T07:00:00.000Z`,
          end: `${each}T09:00:00.000Z`,
        })),
      });
      const other = `${path}/${activityId}`;
      const added = await send(other, { ...times, first: day, from: '14:00', to: '15:00' });
      expect(added.headers.location).toBe(`${other}?done=sessionsAdded`);
      const session = `${other}/sessions/${sessions[0]?.sessionId}`;
      const moved = await send(session, { ...times, first: day, step: 'move' });
      expect(moved.status).toBe(303);
      for (const language of languages) {
        const name = namesOfHoliday(holiday)[language].replaceAll("'", '&#39;');
        const one = render('console.closedOnSome', language, { count: 1 });
        const two = render('console.closedOnSome', language, { count: 2 });
        const first = await visitor.get(`${address}?done=announced&lang=${language}`);
        expect(first.text).toContain(one);
        expect(first.text.replaceAll("'", '&#39;')).toContain(name);
        expect((await visitor.get(`${other}?done=sessionsAdded&lang=${language}`)).text).toContain(two);
        const page = await visitor.get(`${session}?done=sessionChanged&lang=${language}`);
        const then = render('console.closedThen', language, { text: namesOfHoliday(holiday)[language] });
        expect(page.text.replaceAll('&#39;', "'")).toContain(then);
        expect(page.text.includes(render('console.closedSuggested', language))).toBe(isUnsure);
      }
    },
  );

  it.each(['2027-03-22', '2027-04-14', '2027-03-28', '2027-12-26', '2026-12-12'])(
    'is not warned of on a day like others, or of some alone: %s',
    async (day) => {
      const announced = await send(`${path}/new`, { ...course, first: day });
      expect(announced.status).toBe(303);
      for (const language of languages) {
        const { text } = await visitor.get(`${announced.headers.location}&lang=${language}`);
        expect(text).not.toContain(render('console.closedOnSome', language, { count: 1 }));
      }
    },
  );
});

onTheTable('a session on a closed day, by the API', () => {
  it.each(closed)(
    'is told with its name in each language and how certain it is: %s',
    async (day, holiday, isUnsure) => {
      const told = {
        names: namesOfHoliday(holiday),
        certainty: isUnsure ? 'suggested' : 'law',
      };
      const dates = [{ start: `${day}T07:00:00.000Z`, end: `${day}T09:00:00.000Z` }];
      const { sessions: _sessions, ...plan } = activityPlan(aMonday);
      const announced = await call('manager', 'POST', '/activities', {
        ...{ key: 'key-00001', body: { ...plan, code: '322', timetable: { dates } } },
      });
      expect(announced.json.sessions[0].closed).toMatchObject(told);
      const { activityId, sessions } = await anActivity(db.context);
      const added = await call('manager', 'POST', `/activities/${activityId}/sessions`, {
        ...{ key: 'key-00002', version: 1, body: { dates } },
      });
      expect(added.json.items.at(-1).closed).toMatchObject(told);
      const moved = await call(
        'manager',
        'PATCH',
        `/activities/${activityId}/sessions/${sessions[0]?.sessionId}`,
        {
          ...{ key: 'key-00003', version: 1, body: { start: `${day}T11:00:00.000Z` } },
        },
      );
      expect(moved.json.closed).toMatchObject(told);
      const drafted = await call('manager', 'POST', '/rearrangements', {
        key: 'key-00004',
        body: { centre: 'kirkuk', first: day, last: day, how: { as: 'minutes', minutes: 15 } },
      });
      const remarks = drafted.json.remarks.map(({ what }: { what: string }) => what);
      expect(new Set(remarks)).toEqual(new Set(['closed-day']));
    },
  );
});
