import { createActivity, openUnderCodes } from '#shared/activities/index.ts';
import { localDate, localToUtc } from '#shared/language/index.ts';
import { daysAfter, weekdayOf } from '#shared/language/time/days.ts';
import { register } from '#shared/registration/index.ts';
import type { Context } from '#shared/table/index.ts';
import { type DemoActivity, demoActivities } from './activities.ts';

const actor = { kind: 'system', function: 'seed' } as const;

/** Announces the demo activities that are not there yet, and fills the one that is to be full. */
export async function seedActivities(context: Context): Promise<number> {
  const created = await Promise.all(demoActivities.map((demo) => seedActivity(context, demo)));
  return created.filter(Boolean).length;
}

async function seedActivity(context: Context, demo: DemoActivity): Promise<boolean> {
  const [activity] = await openUnderCodes(context.table, [demo.code]);
  if (activity !== undefined) return false;
  const now = context.now();
  const { code, centre, kind, ar, ckb, en, capacity, childcare = 0, audience = {} } = demo;
  const sessions = sessionsOf(demo, now);
  const created = await createActivity(
    context,
    {
      code,
      centre,
      kind,
      titles: { ar, ckb, en },
      capacity,
      childcareCapacity: childcare,
      audience,
      enrolment: {
        opensAt: at(now, demo.opensInDays ?? -7, '08:00'),
        closesAt: sessions.at(-1)?.start ?? at(now, demo.firstInDays, demo.from),
      },
      sessions,
      sensitive: demo.sensitive ?? false,
    },
    actor,
  );
  if ('refused' in created) {
    // Two starts at once: the other one announced it.
    if (created.refused === 'code-in-use') return false;
    throw new Error(`The demo activity ${code} is refused: ${created.refused}`);
  }
  if (demo.filled) await fill(context, demo);
  return true;
}

const at = (now: Date, days: number, time: string): string =>
  localToUtc(daysAfter(localDate(now.toISOString()), days), time);

function sessionsOf({ firstInDays, weeks = 1, perWeek = 1, from, to, room }: DemoActivity, now: Date) {
  const first = firstWorkingDay(now, firstInDays, perWeek);
  const days = Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: perWeek }, (_, nth) => first + week * 7 + nth * 2),
  ).flat();
  return days.map((inDays) => ({
    start: at(now, inDays, from),
    end: at(now, inDays, to),
    ...(room === undefined ? {} : { room }),
  }));
}

const sunday = 0;
const thursday = 4;

/** The first day from then on from which a week's sessions, two days apart, fall on Sunday to Thursday. */
function firstWorkingDay(now: Date, inDays: number, perWeek: number): number {
  const weekday = weekdayOf(daysAfter(localDate(now.toISOString()), inDays));
  const last = weekday + (perWeek - 1) * 2;
  return last <= thursday ? inDays : inDays + 7 + sunday - weekday;
}

/** People with names as anyone's, on numbers that begin +964 750 000 0. */
const fillers = ['Karwan', 'Hussein'] as const;

async function fill(context: Context, demo: DemoActivity): Promise<void> {
  for (const [position, name] of fillers.slice(0, demo.capacity).entries()) {
    const outcome = await register(context, {
      requestId: `seed:${demo.code}:${position}`,
      requestHash: '',
      receivedAt: context.now(),
      channel: 'web',
      code: demo.code,
      phone: `+96475000000${String(position + 10)}`,
      name,
      gender: 'male',
      birthYear: 1990 + position,
      group: position === 0 ? 'host' : 'returnee',
      childcare: 0,
      language: position === 0 ? 'ckb' : 'ar',
    });
    if ('refused' in outcome) throw new Error(`A demo registration is refused: ${outcome.refused}`);
  }
}
