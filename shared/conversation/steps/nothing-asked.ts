import { activitiesById, isOver } from '#shared/activities/index.ts';
import type { Line } from '#shared/messaging/index.ts';
import type { Context } from '#shared/table/index.ts';
import { type Answer, lines } from '../answering.ts';
import { statusLinesOf } from '../lines/overviews.ts';
import { lineForRefusal } from '../lines/refusals.ts';
import { withHerName } from '../lines/with-her-name.ts';
import type { Heard } from '../schema.ts';
import type { Held } from '../spoken-for.ts';
import { nextLines, sessionsAhead } from './excuse.ts';

/** A text is read on a small screen and paid by the segment. */
const mostTold = 3;

/**
 * NO, where no question is open for it: says so, how to see her registrations, and how to give up a place she
 * has. With a code: her state there, and the questions that NO can answer.
 */
export async function answerNoToNothing(
  context: Context,
  heard: Heard,
  code: string | null,
  held: readonly Held[],
): Promise<Answer> {
  const goingOn = await notOver(context, heard.receivedAt, held);
  const places = goingOn.filter(({ registration }) => registration.status === 'confirmed');
  const nothing: Line = { key: 'sms.nothingAsked', args: {} };
  if (code === null) return lines(nothing, ...giveUpLines(places));
  const hers = places.filter(({ registration }) => registration.code === code);
  const next = nextLines(await sessionsAhead(context, heard.receivedAt, hers));
  if (next.length > 0) return lines(...next);
  if (hers.length > 0) return lines(nothing, ...giveUpLines(hers));
  const [waiting] = goingOn.filter(
    ({ registration }) => registration.code === code && registration.status === 'waitlisted',
  );
  if (waiting !== undefined)
    return lines(
      withHerName(
        lineForRefusal({ refused: 'already-registered', code, registration: waiting.registration }),
        waiting,
      ),
    );
  const over = await overLines(
    context,
    heard.receivedAt,
    held.filter(({ registration }) => registration.code === code),
  );
  return over.length > 0 ? lines(...over) : lines({ key: 'sms.notRegistered', args: { code } });
}

const giveUpLines = (places: readonly Held[]): readonly Line[] =>
  places
    .slice(0, mostTold)
    .map((place) => withHerName({ key: 'sms.giveUp', args: { code: place.registration.code } }, place));

/** The lines of the places whose course is over at `at`, saying so; none for a course long over. */
export async function overLines(
  context: Context,
  at: Date,
  places: readonly Held[],
): Promise<readonly Line[]> {
  const going = await notOver(context, at, places);
  return statusLinesOf(
    context,
    places.filter((place) => !going.includes(place)),
  );
}

/** The registrations whose activity is not over at `at`. */
async function notOver({ table }: Context, at: Date, held: readonly Held[]): Promise<readonly Held[]> {
  if (held.length === 0) return [];
  const activities = await activitiesById(table, [
    ...new Set(held.map(({ registration }) => registration.activityId)),
  ]);
  const over = new Set(activities.flatMap((activity) => (isOver(activity, at) ? [activity.activityId] : [])));
  return held.filter(({ registration }) => !over.has(registration.activityId));
}
