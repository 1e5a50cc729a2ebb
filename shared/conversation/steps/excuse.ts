import { activitiesById, type Timetabled } from '#shared/activities/index.ts';
import { excuse } from '#shared/attendance/index.ts';
import { localDate } from '#shared/language/index.ts';
import type { Line } from '#shared/messaging/index.ts';
import type { Context } from '#shared/table/index.ts';
import { type Answer, lines, participant } from '../answering.ts';
import type { Asked } from '../asked-last.ts';
import { ofWhom, withHerName } from '../lines/with-her-name.ts';
import type { Heard } from '../schema.ts';
import type { Held } from '../spoken-for.ts';

/** A reminder comes at most a day before; one due in the night, the evening before that. */
const remindedWithin = 36 * 3_600_000;

/**
 * Excuses from the sessions of one day: of several days, the one a reminder told last, else the first.
 * `undefined` when there is no session, or none to be excused from.
 * @param asked the questions put to them by texts
 */
export async function answerExcuse(
  context: Context,
  heard: Heard,
  code: string | null,
  places: readonly Held[],
  soon: readonly Soon[],
  asked: readonly Asked[] = [],
): Promise<Answer | undefined> {
  const [first, ...others] = soon;
  if (first === undefined) return undefined;
  if (others.some(({ place }) => place.person.personId !== first.place.person.personId)) {
    return lines({ key: 'sms.whoStaysAway', args: { code: code ?? first.place.registration.code } });
  }
  const day = dayMeant(soon, asked);
  const everyone = [...new Map(places.map((place) => [place.person.personId, place])).values()];
  const said: Line[] = [];
  for (const { session, place } of soon.filter((each) => localDate(each.session.start) === day)) {
    const { activityId, personId, code: of } = place.registration;
    const { textId, receivedAt } = heard;
    const outcome = await excuse(context, {
      activityId,
      sessionId: session.sessionId,
      personId,
      textId,
      receivedAt,
      actor: participant,
    });
    if (!('refused' in outcome)) said.push(ofWhom('sms.excused', outcome, everyone));
    else if (outcome.refused === 'has-come')
      said.push(withHerName({ key: 'sms.alreadyHere', args: { code: of } }, place));
    else if (outcome.refused === 'attendance-taken')
      said.push({ key: 'sms.excuseTooLate', args: { code: of } });
  }
  return said.length === 0 ? undefined : lines(...said);
}

/**
 * The day meant: of several, the one told last. In a daily course, the reminder of tomorrow's session comes
 * as today's begins.
 */
function dayMeant(soon: readonly Soon[], asked: readonly Asked[]): string | undefined {
  const told = asked.findLast(({ asks, start }) => asks === 'reminder' && isAhead(soon, start));
  const start = told?.start ?? soon[0]?.session.start;
  return start === undefined ? undefined : localDate(start);
}

const isAhead = (soon: readonly Soon[], start: string | undefined): boolean =>
  start !== undefined && soon.some(({ session }) => localDate(session.start) === localDate(start));

/** A session in an activity where someone has a place. */
export type Soon = { readonly session: Timetabled; readonly place: Held };

/** The sessions of these places that are not over, in the order they begin. */
export async function sessionsAhead(
  { table }: Context,
  at: Date,
  places: readonly Held[],
): Promise<readonly Soon[]> {
  if (places.length === 0) return [];
  const activities = await activitiesById(table, [
    ...new Set(places.map(({ registration }) => registration.activityId)),
  ]);
  return places
    .flatMap((place) => {
      const activity = activities.find(({ activityId }) => activityId === place.registration.activityId);
      const ahead = (activity?.sessions ?? []).filter(({ end }) => end > at.toISOString());
      return ahead.map((session) => ({ session, place }));
    })
    .toSorted((a, b) => (a.session.start < b.session.start ? -1 : 1));
}

/** The sessions that reminders tell of now. */
export const remindedNow = (ahead: readonly Soon[], at: Date): readonly Soon[] =>
  ahead.filter(({ session: { start } }) => Date.parse(start) <= at.getTime() + remindedWithin);

const mostTold = 3;

/** The next session of each place, with how to be excused from it or give the place up. */
export function nextLines(ahead: readonly Soon[]): readonly Line[] {
  const next = new Map<string, string>();
  for (const { session, place } of ahead) {
    if (!next.has(place.registration.code)) next.set(place.registration.code, session.start);
  }
  return [...next]
    .slice(0, mostTold)
    .map(([code, start]) => ({ key: 'sms.absentNext', args: { code, start } }));
}
