import { beforeEach, expect, it } from 'vitest';
import { concern, openConcern } from '#api/samples/concerns.ts';
import { completingFrom } from '#shared/attendance/completion/index.ts';
import { concernAnswer, openConcernAnswer } from '#shared/staff/index.ts';
import { heldAs, sessionsEveryOtherDay } from '#tests/support/courses/courses.ts';
import { aCourse, type Course } from '#tests/support/courses/sheets.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { consoleVisitor } from '#tests/support/web/console-visitor.ts';
import type { Visitor } from '#tests/support/web/visitor.ts';

const manager = 'shirin~manager~centre-kirkuk';

const db = tableForEachTest();
let caller: Visitor;
let course: Course;
beforeEach(async () => {
  caller = consoleVisitor(db);
  course = await aCourse(db, 2, { sessions: sessionsEveryOtherDay(2) });
});

const conclude = (token = manager, activityId = course.activityId, key = 'key-00001') =>
  caller.send(`/api/activities/${activityId}/complete`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'accept-language': 'en', 'idempotency-key': key },
  });
const concluded = async () => (await db.events()).filter(({ type }) => type === 'activity.concluded');

onTheTable('POST /api/activities/{activityId}/complete', () => {
  it('has it decided, once for a request, and says who wanted it', async () => {
    await heldAs(db, course, [
      ['present', 'absent'],
      ['present', '-'],
    ]);
    const [one, other] = await Promise.all([conclude(), conclude()]);
    expect(one).toMatchObject({ status: 202, json: { activityId: course.activityId } });
    expect(other).toMatchObject({ status: 202, json: one.json });
    const [event] = await concluded();
    expect(await concluded()).toMatchObject([{ actor: { kind: 'staff', id: 'shirin' }, data: one.json }]);
    // As the bus puts it on the queue.
    expect(completingFrom({ 'detail-type': 'activity.concluded', detail: event })).toEqual(one.json);
    expect((await conclude(manager, course.activityId, 'key-00002')).status).toBe(202);
    expect(await concluded()).toHaveLength(2);
  });

  it('says when there is nothing to decide', async () => {
    expect(await conclude()).toMatchObject({ status: 409, json: { type: '/problems/activity-not-over' } });
    await heldAs(db, course, [['absent', 'absent']]);
    expect(await conclude()).toMatchObject({ status: 409, json: { type: '/problems/no-session-held' } });
    expect(await concluded()).toEqual([]);
  });

  it('finds none where there is none, and wants a key', async () => {
    for (const id of ['0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a10', 'x', '%00'])
      expect((await conclude(manager, id)).status).toBe(404);
    const headers = { authorization: `Bearer ${manager}` };
    const keyless = await caller.send(`/api/activities/${course.activityId}/complete`, {
      method: 'POST',
      headers,
    });
    expect(keyless.status).toBe(400);
  });

  const everyCentre = '~centre-baghdad~centre-diyala~centre-kirkuk~centre-ninewa';
  it.each([
    ['a manager of the centre', manager, 202],
    ['an administrator', 'nawal~admin', 202],
    ['a manager of another centre', 'heman~manager~centre-baghdad', 403],
    ['a manager of none', 'heman~manager', 403],
    ['a facilitator', 'heman~facilitator~centre-kirkuk', 403],
    ['an approver', 'heman~approver~centre-kirkuk', 403],
    ['an analyst', `heman~analyst${everyCentre}`, 403],
    ['a partner', `heman~partner${everyCentre}`, 403],
    ['a centre without a role', 'heman~centre-kirkuk', 403],
    ['nobody', 'forged', 401],
  ])('is for %s: or not', async (_who, token, status) => {
    await heldAs(db, course, [
      ['present', 'absent'],
      ['present', '-'],
    ]);
    expect((await conclude(token)).status).toBe(status);
    expect(await concluded()).toHaveLength(status === 202 ? 1 : 0);
  });
});

it('is shown with examples that fit', () => {
  expect(concernAnswer.safeParse(concern).error).toBeUndefined();
  expect(openConcernAnswer.safeParse(openConcern).error).toBeUndefined();
});
