import { expect, it } from 'vitest';
import { underCode } from '#shared/activities/index.ts';
import { cancel, positionInLine, type Registration, register } from '#shared/registration/index.ts';
import { registrationOf } from '#shared/registration/store.ts';
import { anActivity, asks, participant, registerMany, registers } from '#tests/support/builders.ts';
import { broken } from '#tests/support/table/invariants.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';

const db = tableForEachTest({ broken });

const now = (registration: Registration) =>
  registrationOf(db.context.table, registration.activityId, registration.personId);
const _statusesOf = async (registrations: readonly { readonly registration: Registration }[]) =>
  (await Promise.all(registrations.map(({ registration }) => now(registration)))).map((each) => each?.status);
const position = ({ registration }: { readonly registration: Registration }) =>
  positionInLine(db.context.table, registration);
const openUnder = async (code = '214') => (await underCode(db.context.table, code)).activity;

onTheTable('places (rule 1)', () => {
  it('gives a place while one is left, then places in line by the order of arrival', async () => {
    await anActivity(db.context, { capacity: 2 });
    const outcomes = await registerMany(db.context, 1, 4);
    const positions = await Promise.all(outcomes.map(position));
    expect(outcomes.map(({ registration }, at) => [registration.status, positions[at]])).toEqual([
      ['confirmed', null],
      ['confirmed', null],
      ['waitlisted', 1],
      ['waitlisted', 2],
    ]);
    expect(await openUnder()).toMatchObject({ placesLeft: 0 });
  });

  it('orders the line by when requests were received, not by when they were worked on', async () => {
    await anActivity(db.context, { capacity: 1 });
    await registers(db.context, 1);
    const early = asks(db.context, 2);
    const late = await registers(db.context, 3);
    expect(await position(late)).toBe(1);
    const earlier = await register(db.context, early);
    if ('refused' in earlier) throw new Error(`The earlier one was refused: ${earlier.refused}`);
    expect([await position(earlier), await position(late)]).toEqual([1, 2]);
    const { line } = await underCode(db.context.table, '214');
    expect(line.map(({ personId }) => personId)).toEqual([
      earlier.registration.personId,
      late.registration.personId,
    ]);
  });

  it('gives a place back when it is cancelled, and takes it again when she comes back', async () => {
    await anActivity(db.context, { capacity: 1 });
    const { registration } = await registers(db.context, 1);
    await cancel(db.context, registration, participant);
    expect(await openUnder()).toMatchObject({ placesLeft: 1 });
    const again = await registers(db.context, 1);
    expect(again.registration).toMatchObject({
      registrationId: registration.registrationId,
      status: 'confirmed',
      registeredAt: registration.registeredAt,
      version: 3,
    });
    expect(await openUnder()).toMatchObject({ placesLeft: 0 });
  });

  it('a rush of forty for five places ends with five confirmed and the others in line', async () => {
    await anActivity(db.context, { capacity: 5 });
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, person) => registers(db.process(), person)),
    );
    expect(outcomes.filter(({ registration }) => registration.status === 'confirmed')).toHaveLength(5);
    const { line } = await underCode(db.context.table, '214');
    expect(line.map(({ waitId }) => waitId)).toEqual(line.map(({ waitId }) => waitId).toSorted());
    expect(line).toHaveLength(35);
  });
});
