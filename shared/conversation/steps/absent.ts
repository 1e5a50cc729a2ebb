import { type DayTold, dateTold, localDate } from '#shared/language/index.ts';
import type { Line } from '#shared/messaging/index.ts';
import type { Phone } from '#shared/people/index.ts';
import type { Context } from '#shared/table/index.ts';
import { type Answer, line, lines } from '../answering.ts';
import { askedLast } from '../asked-last.ts';
import type { Step } from '../next-step.ts';
import type { Heard } from '../schema.ts';
import { askedOf, type Held, heldBy, spokenFor } from '../spoken-for.ts';
import { answerExcuse, nextLines, remindedNow, type Soon, sessionsAhead } from './excuse.ts';
import { answerStay, putTo } from './session.ts';
import { answerOffer } from './step.ts';

/** How many days ahead a session may be for "I cannot come" to be about it, where no day is told. */
const withinDays = 7;

/**
 * Someone says that she will not come. Excuses her from the sessions of the day she tells, else of the next
 * day with a session; she keeps her place. The text declines a place on offer, unless it may also be meant
 * for a session: then she is told how to say which. Where there is nothing to excuse her from, she is told
 * her next session.
 */
export async function answerAbsent(
  context: Context,
  heard: Heard,
  phone: Phone,
  { code, name, day }: Extract<Step, { step: 'absent' }>,
): Promise<Answer> {
  const { table } = context;
  const at = heard.receivedAt;
  const named = name === null ? [] : await spokenFor(table, phone, name);
  // A name that no one on the phone has is another name of someone we know.
  const spoken = named.length > 0 ? named : await spokenFor(table, phone);
  const held = (await heldBy(table, spoken)).filter(
    ({ registration }) => code === null || registration.code === code,
  );
  const places = held.filter(({ registration }) => registration.status === 'confirmed');
  const offered = held.filter(({ registration }) => registration.status === 'offered');
  const ahead = await sessionsAhead(context, at, places);
  const meant = daysMeant(ahead, day, at);
  if (offered.length > 0) {
    const isOfOffer = day === null || (await isOn(context, offered, day, at));
    const isOfSession = day === null ? remindedNow(ahead, at).length > 0 : meant.length > 0;
    if (isOfOffer && !isOfSession) {
      return answerOffer(context, heard, phone, {
        step: 'decline',
        code,
        name: named.length > 0 ? name : null,
      });
    }
    if (!isOfSession || day === null) return lines(...offered.map(offerLine), ...nextLines(ahead));
  }
  const asked = await askedOf(table, heard, phone, spoken);
  const last = askedLast(asked, undefined, code);
  // "I am not coming any more", to whether she stays, is no excuse from one session.
  const notKept =
    day === null && last.asked === 'stay'
      ? await answerStay(context, heard, 'decline', code, putTo(last.of, places))
      : undefined;
  const excused = notKept ?? (await answerExcuse(context, heard, code, places, meant, asked));
  if (excused !== undefined) return excused;
  const next = nextLines(ahead);
  if (code !== null && held.length === 0) return lines({ key: 'sms.notRegistered', args: { code } });
  return next.length === 0 ? line('sms.absentNone') : lines(...next);
}

/** The sessions of the day told; without a day, those reminders tell of now, else those of the next day. */
function daysMeant(ahead: readonly Soon[], day: DayTold | null, at: Date): readonly Soon[] {
  if (day !== null) {
    const date = dateTold(day, at);
    return ahead.filter(({ session }) => localDate(session.start) === date);
  }
  const now = remindedNow(ahead, at);
  if (now.length > 0) return now;
  const [next] = ahead;
  const until = at.getTime() + withinDays * 24 * 3_600_000;
  if (next === undefined || Date.parse(next.session.start) > until) return [];
  return ahead.filter(({ session }) => localDate(session.start) === localDate(next.session.start));
}

async function isOn(context: Context, offered: readonly Held[], day: DayTold, at: Date): Promise<boolean> {
  const sessions = await sessionsAhead(context, at, offered);
  return sessions.some(({ session }) => localDate(session.start) === dateTold(day, at));
}

const offerLine = ({ registration: { code, deadline } }: Held): Line => ({
  key: 'sms.statusLine.offered',
  args: { code, deadline: deadline ?? '' },
});
