/** A centre with courses over the days of Eid, each person in two of them; and a rearrangement from its draft to its texts. */
import { expect } from 'vitest';
import type { Activity } from '#shared/activities/index.ts';
import { localToUtc } from '#shared/language/index.ts';
import {
  changeRearrangement,
  draftRearrangement,
  type Rearrange,
  type Rearrangement,
  rearrangementById,
} from '#shared/rearranging/index.ts';
import { anActivity, phoneNumber, registers } from '../builders.ts';
import { knownPhone } from '../messaging/outbox.ts';
import type { RemindingWorld } from '../messaging/reminding.ts';
import type { TestTable } from '../table/table.ts';
import { after } from '../time/clock.ts';

/** Ten days before Eid: Saturday, 27 February 2027, 10:00 in Baghdad. */
export const beforeEid = '2027-02-27T07:00:00.000Z';
/** The four days of the feast, Wednesday to Saturday. */
export const eid = { first: '2027-03-10', last: '2027-03-13' };
const days = ['2027-03-09', '2027-03-10', '2027-03-11', '2027-03-13', '2027-03-16', '2027-03-18'];

/** So many courses of Kirkuk, one after the other each day; on three days of the feast, before and after it. */
export async function coursesOverEid(db: TestTable, courses: number): Promise<readonly Activity[]> {
  const activities: Activity[] = [];
  for (let course = 0; course < courses; course++) {
    const sessions = days.map((day) => {
      const start = localToUtc(day, `${String(8 + course).padStart(2, '0')}:00`);
      return { start, end: after(start, { minutes: 55 }) };
    });
    activities.push(
      await anActivity(db.context, {
        ...{ code: String(214 + course), capacity: 50, sessions },
        enrolment: { opensAt: after(beforeEid, { days: -1 }), closesAt: '2027-03-09T00:00:00.000Z' },
      }),
    );
  }
  return activities;
}

/** So many people, each in a course and in the next, in English. */
export async function peopleOverEid(db: TestTable, people: number, courses: number): Promise<void> {
  for (let person = 1; person <= people; person++) {
    for (const course of new Set([person % courses, (person + 1) % courses]))
      await registers(db.context, person, { code: String(214 + course), language: 'en' });
    await knownPhone(db, undefined, phoneNumber(person));
  }
}

export const leader = { actor: { kind: 'staff', id: 'leader' }, staffId: 'leader' } as const;

export async function drafted(db: TestTable, wanted: Partial<Rearrange>): Promise<Rearrangement> {
  const done = await draftRearrangement(
    db.context,
    { centre: 'kirkuk', ...eid, how: { as: 'cancel' }, ...wanted },
    leader,
  );
  if ('refused' in done) throw new Error(`The rearrangement was refused: ${done.refused}`);
  return done;
}

export async function counted(db: TestTable, rearrangementId: string): Promise<Rearrangement> {
  const found = await rearrangementById(db.context.table, rearrangementId);
  if (found === undefined) throw new Error('The rearrangement is not there');
  return found;
}

/** From its draft to the last text: counted, confirmed, done. */
export async function carriedOut(
  db: TestTable,
  world: RemindingWorld,
  wanted: Partial<Rearrange>,
): Promise<Rearrangement> {
  const { rearrangementId } = await drafted(db, wanted);
  await world.until(after(db.clock.now().toISOString(), { minutes: 20 }));
  const ready = await counted(db, rearrangementId);
  expect(ready.status).toBe('ready');
  const { version } = ready;
  await changeRearrangement(db.context, { rearrangementId, step: 'confirm', version }, leader);
  await world.until(after(db.clock.now().toISOString(), { minutes: 40 }));
  return counted(db, rearrangementId);
}
