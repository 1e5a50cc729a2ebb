import type { CentreId } from '#events/index.ts';
import type { PlannedChange } from '#shared/activities/index.ts';
import { localDate, localTime } from '#shared/language/index.ts';
import type { Line } from '#shared/messaging/index.ts';
import type { How, Part } from './schema.ts';

/** The changes of a part that were made, without the sessions left. */
export const doneOf = ({ changes, left = [] }: Part): readonly PlannedChange[] => {
  const out = new Set(left.map(({ sessionId }) => sessionId));
  return changes.filter(({ sessionId }) => !out.has(sessionId));
};

/** The most sessions whose new times stand in one text: some six segments in Arabic letters. */
const mostTold = 8;

/** A changed session, as told in a text. */
type Told = PlannedChange & { readonly code: string; readonly activityId: string };

/**
 * The lines of the one text for someone with places in these activities. One session: as for any move or
 * cancellation. Several cancelled: their codes and days. Several moved: each with its new time or, where only
 * hours changed, the hour of each activity.
 */
export function linesFor(how: How, centre: CentreId, parts: readonly Part[]): readonly Line[] {
  const told = parts
    .flatMap((part) => doneOf(part).map((change): Told => ({ ...change, ...namesOf(part) })))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const [only] = told;
  if (only === undefined) return [];
  if (told.length === 1) return [oneSession(only, centre)];
  if (how.as === 'cancel') return [cancelled(told, centre)];
  const lines =
    how.as === 'minutes' || how.as === 'start'
      ? parts.flatMap((part) => hoursOf(told.filter(({ activityId }) => activityId === part.activityId)))
      : told.map(newTime);
  const shown = lines.slice(0, mostTold);
  const more = lines.length - shown.length;
  return [
    { key: 'sms.newTimes', args: { centre } },
    ...shown,
    ...(more > 0 ? [{ key: 'sms.newTimesMore', args: { count: more } }] : []),
  ];
}

const namesOf = ({ code, activityId }: Part) => ({ code, activityId });
const soNow = ({ activityId, sessionId, to }: Told) => ({
  ...{ activityId, sessionId, start: to === null ? null : to.start },
});

function oneSession(session: Told, centre: CentreId): Line {
  const { code, from, to } = session;
  const of = [soNow(session)];
  return to === null
    ? { key: 'sms.sessionCancelled', args: { code, centre, start: from }, of }
    : { key: 'sms.sessionMoved', args: { code, centre, start: to.start, before: from }, of };
}

function cancelled(told: readonly Told[], centre: CentreId): Line {
  const codes = [...new Set(told.map(({ code }) => code))].join(', ');
  const days = told.map(({ from }) => localDate(from)).toSorted();
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const of = told.map(soNow);
  return first === last
    ? { key: 'sms.dayOff', args: { codes, centre, first }, of }
    : { key: 'sms.daysOff', args: { codes, centre, first, last }, of };
}

function newTime(session: Told): Line {
  const { code, from, to } = session;
  return {
    key: 'sms.newTime',
    args: { code, start: to?.start ?? from, first: localDate(from) },
    of: [soNow(session)],
  };
}

/** One line where every session of an activity now begins at the same hour; else one for each. */
function hoursOf(told: readonly Told[]): readonly Line[] {
  const hours = new Set(told.map(({ from, to }) => localTime(to?.start ?? from)));
  const days = told.map(({ from }) => localDate(from)).toSorted();
  const [only] = told;
  const [time] = hours;
  if (only === undefined || time === undefined || hours.size > 1 || told.length === 1)
    return told.map(newTime);
  const args = { code: only.code, time, first: days[0] ?? '', last: days.at(-1) ?? '' };
  return [{ key: 'sms.newHours', args, of: told.map(soNow) }];
}

/**
 * Until when a text about these sessions is useful: the last instant at which someone might come. UTC ISO.
 */
export function ofUseUntil(parts: readonly Part[]): string {
  const instants = parts.flatMap((part) =>
    doneOf(part).flatMap(({ from, to }) => [from, ...(to === null ? [] : [to.start])]),
  );
  return instants.toSorted().at(-1) ?? '';
}
