import { beforeEach, expect, it } from 'vitest';
import { openUnderCodes } from '#shared/activities/index.ts';
import { cancel, promote, withdraw } from '#shared/registration/index.ts';
import { registrationOf } from '#shared/registration/store.ts';
import { walkedInAnswer } from '#shared/staff/index.ts';
import { phoneNumber, registers, staff, system } from '#tests/support/builders.ts';
import { totalsIn, totalsOf } from '#tests/support/counting/counters.ts';
import { completes } from '#tests/support/courses/courses.ts';
import { aCourse, type Course } from '#tests/support/courses/sheets.ts';
import { phonesOf } from '#tests/support/phones/phones.ts';
import { broken, wakeUpsLost } from '#tests/support/table/invariants.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { after } from '#tests/support/time/clock.ts';
import { consoleVisitor } from '#tests/support/web/console-visitor.ts';
import { siteVisitor } from '#tests/support/web/site-visitor.ts';
import type { Visitor } from '#tests/support/web/visitor.ts';

const facilitator = 'rebin~facilitator~centre-kirkuk';
const manager = 'shirin~manager~centre-kirkuk';

const db = tableForEachTest();
let desk: Visitor;
let web: Visitor;
let course: Course;
beforeEach(() => {
  desk = consoleVisitor(db);
  web = siteVisitor(db);
});

const headersOf = (token: string, key: string, more: Readonly<Record<string, string>> = {}) => ({
  authorization: `Bearer ${token}`,
  'accept-language': 'en',
  'idempotency-key': key,
  ...more,
});
const walksIn = (person: number, childcare: number, key = `key-walk-${person}`) =>
  desk.post(
    `/api/activities/${course.activityId}/sessions/${course.sessionId}/walk-ins`,
    {
      ...{
        name: `Huda ${String.fromCharCode(65 + person)}`,
        phone: phoneNumber(50 + person),
        language: 'en',
      },
      ...{ gender: 'female', birthYear: 1990, consent: true, childcare },
    },
    headersOf(facilitator, key),
  );
const places = (capacity: number, childcareCapacity: number, version: number) =>
  desk.send(`/api/activities/${course.activityId}/places`, {
    method: 'PUT',
    headers: headersOf(manager, `key-places-${version}`, {
      'if-match': `"${version}"`,
      'content-type': 'application/json',
    }),
    body: JSON.stringify({ capacity, childcareCapacity }),
  });
const now = async () => {
  const [open] = await openUnderCodes(db.context.table, [course.code]);
  const { placesLeft, childcareLeft, childrenWaiting = 0 } = open ?? { placesLeft: NaN, childcareLeft: NaN };
  return { placesLeft, childcareLeft, childrenWaiting };
};
const promoted = () => promote(db.context, course.code, system);
const allRight = async () => expect(broken(await db.items())).toEqual([]);

onTheTable('children whose mother stands at the door', () => {
  beforeEach(async () => {
    course = await aCourse(db, 1, { capacity: 8, childcareCapacity: 3 });
  });

  it('have what is left; the others wait, and whoever asks the same again is told the same', async () => {
    const first = await walksIn(1, 2);
    expect(first).toMatchObject({ status: 201, json: { childcare: 2, childrenWaiting: 0, came: 1 } });
    const second = await walksIn(2, 2);
    expect(second.json).toMatchObject({ status: 'present', childcare: 1, childrenWaiting: 1 });
    const third = await walksIn(3, 1);
    expect(third.json).toMatchObject({ childcare: 0, childrenWaiting: 1, came: 3 });
    for (const { json } of [first, second, third])
      expect(walkedInAnswer.safeParse(json).error).toBeUndefined();
    expect(await now()).toEqual({ placesLeft: 4, childcareLeft: 0, childrenWaiting: 2 });

    const { personId } = first.json;
    const registration = await registrationOf(db.context.table, course.activityId, personId);
    if (registration === undefined) throw new Error('She was registered');
    await cancel(db.context, registration, staff);
    await promoted();
    const again = await walksIn(2, 2);
    expect(again.json).toMatchObject({ childcare: 1, childrenWaiting: 1 });
    expect((await walksIn(2, 3, 'key-walk-2')).status).toBe(422);
    expect(await now()).toEqual({ placesLeft: 5, childcareLeft: 0, childrenWaiting: 0 });
    await allRight();
    expect(wakeUpsLost(await db.items())).toEqual([]);
  });
});

onTheTable('places in childcare that are made fewer and more', () => {
  beforeEach(async () => {
    course = await aCourse(db, 1, { capacity: 8, childcareCapacity: 3 });
    db.clock.set(after(course.start, { hours: -80 }));
  });

  it('takes none from a child, offers none below what is booked, and gives to who waits first', async () => {
    const [a, b, c] = [
      await registers(db.context, 1, { childcare: 2 }),
      await registers(db.context, 2, { childcare: 2 }),
      await registers(db.context, 3, { childcare: 1 }),
    ];
    expect((await places(8, 1, 1)).status).toBe(200);
    expect(await now()).toEqual({ placesLeft: 4, childcareLeft: -2, childrenWaiting: 2 });
    expect((await web.get(`/api/activities/${course.code}`)).json).toMatchObject({ childcareLeft: 0 });
    await cancel(db.context, a.registration, staff);
    expect(await promoted()).toBe(0);
    const form = await web.get(`/activities/${course.code}/register?lang=en`);
    expect(form.text).toContain('No childcare places left');
    expect((await places(8, 3, 2)).status).toBe(200);
    expect(await promoted()).toBe(2);
    expect(await now()).toEqual({ placesLeft: 5, childcareLeft: 0, childrenWaiting: 0 });
    for (const { registration } of [b, c])
      expect(
        (await registrationOf(db.context.table, course.activityId, registration.personId))?.childrenWaiting,
      ).toBeUndefined();
    await allRight();
  });

  it('is none at all any more: whoever waits goes on waiting, and no one new may ask', async () => {
    await registers(db.context, 1, { childcare: 3 });
    const waits = await registers(db.context, 2, { childcare: 1 });
    expect((await places(8, 0, 1)).status).toBe(200);
    const { text } = await web.get(`/activities/${course.code}/register?lang=en`);
    expect(text).not.toContain('name="childcare"');
    const { json } = await web.post(
      '/api/registrations',
      {
        ...{
          activityCode: course.code,
          name: 'Zhyan',
          phone: phoneNumber(70),
          language: 'en',
          consent: true,
        },
        childcare: 1,
      },
      { 'idempotency-key': 'key-00001' },
    );
    expect(json.type).toBe('/problems/childcare-not-offered');
    await cancel(db.context, waits.registration, staff);
    expect(await now()).toEqual({ placesLeft: 6, childcareLeft: -3, childrenWaiting: 0 });
  });
});

onTheTable('what is counted', () => {
  it('is as a recount has it after the door, places, erasing, giving up and concluding', async () => {
    course = await aCourse(db, 1, { capacity: 5, childcareCapacity: 2 });
    const phones = phonesOf(db);
    await walksIn(1, 2);
    await walksIn(2, 2);
    await walksIn(3, 1);
    await phones.settle();
    await places(6, 3, 1);
    await phones.settle();
    const one = (await walksIn(1, 2)).json.personId;
    const two = (await walksIn(2, 2)).json.personId;
    await withdraw(db.context, { personId: two, phone: phoneNumber(52) }, staff);
    await phones.settle();
    const registration = await registrationOf(db.context.table, course.activityId, one);
    if (registration === undefined) throw new Error('She was registered');
    await cancel(db.context, registration, staff);
    await phones.settle();
    await allRight();
    expect(wakeUpsLost(await db.items())).toEqual([]);
    expect(totalsIn(await db.items())).toEqual(totalsOf(await db.events()));
    db.clock.set(after(course.start, { days: 40 }));
    await completes(db.context, course.activityId);
    await phones.settle();
    await allRight();
    expect(totalsIn(await db.items())).toEqual(totalsOf(await db.events()));
  });
});
