import { beforeEach, expect, it } from 'vitest';
import { peopleById } from '#shared/people/index.ts';
import { registrationsFor, withdraw } from '#shared/registration/index.ts';
import { participant } from '#tests/support/builders.ts';
import { completes, heldAs, sessionsEveryOtherDay } from '#tests/support/courses/courses.ts';
import { aCourse } from '#tests/support/courses/sheets.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { consoleVisitor } from '#tests/support/web/console-visitor.ts';
import { staffCaller } from '#tests/support/web/staff-caller.ts';
import { hiddenIn, type Visitor } from '#tests/support/web/visitor.ts';

const db = tableForEachTest();
let visitor: Visitor;
let calls: ReturnType<typeof staffCaller>;
beforeEach(() => {
  visitor = consoleVisitor(db);
  calls = staffCaller(db);
});

/** A course of three, which two completed and one did not. */
async function course() {
  const held = await aCourse(db, 3, { sessions: sessionsEveryOtherDay(2) });
  await heldAs(db, held, [
    ['present', 'present', 'absent'],
    ['present', 'late', 'absent'],
  ]);
  await completes(db.context, held.activityId);
  const all = await registrationsFor(db.context.table, held.activityId, held.personIds);
  const completed = all.filter(({ status }) => status === 'completed');
  const [first, second] = completed;
  if (first?.certificate === undefined || second === undefined) throw new Error('Two completed it');
  return { ...held, completed, first, certificate: first.certificate };
}
const signInAs = (groups: string) => visitor.cookies.set('session', `shirin~${groups}`);
const handedOver = async () => (await db.events()).filter(({ type }) => type === 'certificate.handed-over');

onTheTable('the list of those who completed an activity', () => {
  it('has each with her number, and whether she has the paper', async () => {
    const { activityId, completed } = await course();
    const { status, json } = await calls('facilitator', 'GET', `/activities/${activityId}/certificates`);
    expect(status).toBe(200);
    expect(json.cursor).toBeNull();
    expect(json.items).toHaveLength(2);
    for (const { personId, registrationId, certificate } of completed)
      expect(json.items).toContainEqual({
        personId,
        registrationId,
        certificate,
        name: expect.any(String),
        handedOverAt: null,
        handedOverBy: null,
      });
    expect(JSON.stringify(json)).not.toContain('964770');
  });

  it('is for those who keep the sheets of its centre, and nobody else', async () => {
    const { activityId, certificate } = await course();
    for (const login of ['analyst', 'partner', 'facilitator of another centre', 'manager of none'] as const) {
      expect((await calls(login, 'GET', `/activities/${activityId}/certificates`)).status, login).toBe(403);
      const path = `/certificates/${certificate}/hand-over`;
      expect((await calls(login, 'POST', path, { key: 'hand-over-1' })).status, login).toBe(403);
    }
    expect((await calls('nobody', 'GET', `/activities/${activityId}/certificates`)).status).toBe(401);
    expect((await calls('manager', 'GET', '/activities/made-up/certificates')).status).toBe(404);
    expect(await handedOver()).toEqual([]);
  });

  it('notes once that she has it, by whom and when', async () => {
    const { activityId, certificate, first } = await course();
    const path = `/certificates/${certificate}/hand-over`;
    const done = await calls('manager', 'POST', path, { key: 'hand-over-1' });
    expect(done).toMatchObject({ status: 200, json: { certificate, handedOverBy: 'shirin' } });
    db.clock.forward({ hours: 1 });
    expect((await calls('manager', 'POST', path, { key: 'hand-over-1' })).json).toEqual(done.json);
    expect((await calls('facilitator', 'POST', path, { key: 'hand-over-2' })).json).toEqual(done.json);
    const events = await handedOver();
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      actor: { kind: 'staff', id: 'shirin' },
      centre: 'kirkuk',
      data: { certificate, activityId, registrationId: first.registrationId, personId: first.personId },
    });
    const { json } = await calls('manager', 'GET', `/activities/${activityId}/certificates`);
    expect(json.items).toContainEqual(expect.objectContaining({ ...done.json }));
  });

  it('is noted once by two at the same moment', async () => {
    const { certificate } = await course();
    const path = `/certificates/${certificate}/hand-over`;
    const both = await Promise.all([
      calls('manager', 'POST', path, { key: 'hand-over-1' }),
      calls('facilitator', 'POST', path, { key: 'hand-over-2' }),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both[0]?.json).toEqual(both[1]?.json);
    expect(await handedOver()).toHaveLength(1);
  });

  it('refuses a number that was never given, a key that came before, and a body', async () => {
    const { certificate, completed } = await course();
    const post = (number: string, more: { key?: string; body?: unknown }) =>
      calls('manager', 'POST', `/certificates/${number}/hand-over`, more);
    expect((await post('KRK26-AAAAAA', { key: 'hand-over-1' })).status).toBe(404);
    expect((await post('made-up', { key: 'hand-over-1' })).status).toBe(404);
    expect((await post(certificate, {})).status).toBe(400);
    expect((await post(certificate, { key: 'hand-over-1', body: { to: 'her' } })).status).toBe(400);
    expect((await post(certificate, { key: 'hand-over-1' })).status).toBe(200);
    const other = completed[1]?.certificate ?? '';
    expect((await post(other, { key: 'hand-over-1' })).status).toBe(422);
  });
});

onTheTable('the pages of certificates on the console', () => {
  it('are found from the activity once it is over', async () => {
    const { activityId } = await course();
    signInAs('manager~centre-kirkuk');
    const { text } = await visitor.get(`/console/activities/${activityId}?lang=en`);
    expect(text).toContain(`href="/console/activities/${activityId}/certificates"`);
  });

  it('note that someone has hers, however often the button is pressed', async () => {
    const { activityId, certificate, completed } = await course();
    signInAs('facilitator~centre-kirkuk');
    const path = `/console/activities/${activityId}/certificates`;
    const page = await visitor.get(`${path}?lang=en`);
    expect(page.status).toBe(200);
    for (const each of completed) expect(page.text).toContain(each.certificate);
    const fields = { formToken: hiddenIn(page, 'formToken') };
    for (let press = 0; press < 2; press++) {
      expect(await visitor.submit(`/console/certificates/${certificate}/hand-over`, fields)).toMatchObject({
        status: 303,
        headers: { location: `${path}?done=handed-over` },
      });
    }
    const other = completed[1]?.certificate ?? '';
    expect((await visitor.submit(`/console/certificates/${other}/hand-over`, fields)).status).toBe(303);
    expect(await handedOver()).toHaveLength(2);
    const after = (await visitor.get(`${path}?done=handed-over`)).text;
    expect(after).toContain('It is noted that the certificate was handed over.');
    expect(after).not.toContain('/hand-over"');
    expect((await visitor.submit(`/console/certificates/${certificate}/hand-over`, {})).status).toBe(403);
  });

  it('have it decided on the last day who has completed it, once for a form, by whoever may', async () => {
    const held = await aCourse(db, 2, { sessions: sessionsEveryOtherDay(2) });
    const path = `/console/activities/${held.activityId}/certificates`;
    const concluded = async () => (await db.events()).filter(({ type }) => type === 'activity.concluded');
    signInAs('manager~centre-kirkuk');
    const before = await visitor.get(`${path}?lang=en`);
    expect(before.text).toContain('It is not decided of everyone yet');
    expect(before.text).not.toContain('Decide now');
    await heldAs(db, held, [
      ['present', 'absent'],
      ['present', '-'],
    ]);
    signInAs('facilitator~centre-kirkuk');
    const facilitators = await visitor.get(path);
    expect(facilitators.text).not.toContain('Decide now');
    const theirs = { formToken: hiddenIn(before, 'formToken'), formId: db.context.newId(db.clock.now()) };
    expect((await visitor.submit(path, theirs)).status).toBe(403);
    signInAs('manager~centre-kirkuk');
    const page = await visitor.get(path);
    expect(page.text).toContain('Decide now');
    const fields = { formToken: hiddenIn(page, 'formToken'), formId: hiddenIn(page, 'formId') };
    for (let press = 0; press < 2; press++) {
      expect(await visitor.submit(path, fields)).toMatchObject({
        status: 303,
        headers: { location: `${path}?done=concluded` },
      });
    }
    expect(await concluded()).toHaveLength(1);
    expect((await visitor.get(`${path}?done=concluded`)).text).toContain('It is being decided.');
    await completes(db.context, held.activityId);
    expect((await visitor.get(path)).text).not.toContain('It is not decided of everyone yet');
  });

  it('say on themselves why it cannot be decided: no session was held', async () => {
    const held = await aCourse(db, 1, { sessions: sessionsEveryOtherDay(1) });
    await heldAs(db, held, [['absent']]);
    signInAs('manager~centre-kirkuk');
    const path = `/console/activities/${held.activityId}/certificates`;
    const page = await visitor.get(`${path}?lang=en`);
    const fields = { formToken: hiddenIn(page, 'formToken'), formId: hiddenIn(page, 'formId') };
    const refused = await visitor.submit(path, fields);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('No session took place, so there is nothing to decide');
    expect(refused.text).toContain(`href="/console/courses/${held.activityId}"`);
  });

  it('print one, or all, each in her language or in that of staff; a line where a name is erased', async () => {
    const { activityId, completed, first } = await course();
    signInAs('manager~centre-kirkuk');
    const path = `/console/activities/${activityId}/certificates/print`;
    const sheets = (text: string) => text.split('<article class="certificate"').length - 1;
    const all = await visitor.get(path);
    expect(sheets(all.text)).toBe(completed.length);
    const one = (await visitor.get(`${path}?person=${first.personId}&in=ckb`)).text;
    expect(sheets(one)).toBe(1);
    // Its own direction, whatever that of the page around it is.
    expect(one).toContain('class="certificate" lang="ckb" dir="rtl"');
    expect((await visitor.get(`${path}?in=en&lang=ar`)).text).toContain(
      'class="certificate" lang="en" dir="ltr"',
    );
    expect(one).toContain(`/ckb/certificates/${first.certificate}`);
    expect(one).not.toContain('name blank');
    const [person] = await peopleById(db.context.table, [first.personId]);
    if (person === undefined) throw new Error('She is known');
    expect(one).toContain(`<bdi>${person.name}</bdi>`);
    await withdraw(db.context, person, participant);
    const erased = (await visitor.get(`${path}?person=${first.personId}`)).text;
    expect(erased).toContain('name blank');
    expect(erased).not.toContain(`<bdi>${person.name}</bdi>`);
    expect((await visitor.get(`${path}?person=made-up`)).status).toBe(404);
    signInAs('analyst~centre-kirkuk');
    expect((await visitor.get(path)).status).toBe(403);
  });
});
