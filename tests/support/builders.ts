/** What tests begin with: people of the centres, an activity, someone who registers. */
import { createHash } from 'node:crypto';
import type { Actor } from '#events/index.ts';
import {
  type Activity,
  type Capacity,
  type CapacityRefused,
  changeCapacity,
  createActivity,
  openUnderCodes,
} from '#shared/activities/index.ts';
import type { CreateActivity } from '#shared/activities/schema.ts';
import { type Register, type Registered, register } from '#shared/registration/index.ts';
import type { Context } from '#shared/table/index.ts';
import { after } from './time/clock.ts';

/** Names as people of the four centres have them, in their scripts; none a prefix of another. */
export const names = [
  'منال',
  'زينب',
  'أحمد',
  'ژیان',
  'Rebin',
  'هێمن',
  'Manal Kareem',
  'فاطمة حسين',
  'شیلان',
  'مصطفى',
  'نوال',
  'Dilnaz',
] as const;

/** A number of a range that no operator has given out, valid to the phone library: `+9647700000001`. */
export const phoneNumber = (position: number): string => `+964770${String(position).padStart(7, '0')}`;

export const staff = { kind: 'staff', id: 'leader' } as const;
export const system = { kind: 'system', function: 'test' } as const;
export const participant = { kind: 'participant', channel: 'web' } as const;

/**
 * A sewing course in Kirkuk with ten places, enrolling now, first of three sessions in two weeks. Codes that follow each
 * other have other hours, so that nobody need say that she wants both.
 */
export function activityPlan(now: string, wanted: Partial<CreateActivity> = {}): CreateActivity {
  const first = after(now, { days: 14, hours: (Math.abs(Number(wanted.code ?? '214') - 214) % 6) * 2 });
  return {
    code: '214',
    centre: 'kirkuk',
    kind: 'sewing',
    titles: { ar: 'دورة الخياطة', ckb: 'خولی بەرگدروویی', en: 'Sewing course' },
    capacity: 10,
    childcareCapacity: 0,
    audience: {},
    enrolment: { opensAt: after(now, { days: -1 }), closesAt: first },
    sessions: [0, 2, 4].map((days) => ({
      start: after(first, { days }),
      end: after(first, { days, hours: 2 }),
    })),
    sensitive: false,
    ...wanted,
  };
}

/** Announces an activity: the plan above with what the test wants otherwise. */
export async function anActivity(context: Context, wanted: Partial<CreateActivity> = {}): Promise<Activity> {
  const created = await createActivity(context, activityPlan(context.now().toISOString(), wanted), staff);
  if ('refused' in created) throw new Error(`The activity was refused: ${created.refused}`);
  return created;
}

let requests = 0;

/** What a form sends: nothing but phone and code unless told. `person` picks the phone and the name. */
export function asks(context: Context, person: number, wanted: Partial<Register> = {}): Register {
  const asked = {
    requestId: `web:${++requests}`,
    receivedAt: context.now(),
    channel: 'web' as const,
    code: '214',
    phone: phoneNumber(person),
    name: names[person % names.length] ?? null,
    gender: null,
    birthYear: null,
    group: null,
    childcare: 0,
    language: 'ar' as const,
    ...wanted,
  };
  const { requestId: _id, receivedAt: _at, ...body } = asked;
  return { requestHash: createHash('sha256').update(JSON.stringify(body)).digest('hex'), ...asked };
}

/** Sets the number of places of the activity that stands under a code. */
export async function placesUnder(
  context: Context,
  code: string,
  wanted: Capacity,
  actor: Actor = staff,
): Promise<Activity | CapacityRefused> {
  const [open] = await openUnderCodes(context.table, [code]);
  if (open === undefined) throw new Error(`Nothing stands under ${code}`);
  return changeCapacity(context, { ...wanted, activityId: open.activityId }, actor);
}

/** Registers, and fails the test when that is refused. */
export async function registers(
  context: Context,
  person: number,
  wanted: Partial<Register> = {},
): Promise<Registered> {
  const outcome = await register(context, asks(context, person, wanted));
  if ('refused' in outcome) throw new Error(`Person ${person} was refused: ${outcome.refused}`);
  return outcome;
}

/** Registers so many people one after the other, numbered from `first`. */
export async function registerMany(context: Context, first: number, people: number): Promise<Registered[]> {
  const outcomes: Registered[] = [];
  for (let person = first; person < first + people; person++) outcomes.push(await registers(context, person));
  return outcomes;
}
