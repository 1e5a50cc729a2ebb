import {
  type Activity,
  activitiesById,
  activityById,
  nextSession,
  openUnderCodes,
} from '#shared/activities/index.ts';
import type { Line } from '#shared/messaging/index.ts';
import { helpedWrite, type Phone } from '#shared/people/index.ts';
import { isActive } from '#shared/registration/index.ts';
import type { Context } from '#shared/table/index.ts';
import { type Answer, line, lines } from '../answering.ts';
import { foundLines } from '../find.ts';
import { askedAgain } from '../follow-up.ts';
import { isForgotten } from '../lines/overviews.ts';
import type { Step } from '../next-step.ts';
import type { Heard } from '../schema.ts';
import { heldBy, spokenFor } from '../spoken-for.ts';

/** How many of her activities are told at once. */
const mostTold = 3;

/**
 * Answers a greeting with the things one can text, thanks with a friendly word, both with the open question;
 * a greeting counts, as a text that is not understood does, towards the limit of such answers.
 */
export function answerGreeting(
  context: Context,
  heard: Heard,
  phone: Phone,
  { conversation, thanks }: Extract<Step, { step: 'greet' }>,
): Answer {
  const again = conversation === undefined ? [] : askedAgain(conversation.asking, conversation.waiting);
  const key = thanks ? 'sms.welcome' : again.length === 0 ? 'sms.greeting' : 'sms.hello';
  const said: readonly Line[] = [{ key, args: {} }, ...again];
  return { answer: 'lines', lines: said, writes: [helpedWrite(phone, heard.body, false, context.now())] };
}

/** The open activities of a kind, at the centre named or hers, or at all centres. */
export async function answerFind(
  context: Context,
  heard: Heard,
  phone: Phone,
  { kind, topic, centre }: Extract<Step, { step: 'find' }>,
): Promise<Answer> {
  const at = centre ?? phone.people[0]?.centre ?? null;
  return lines(...(await foundLines(context, at, { kind, topic }, heard.language)));
}

/**
 * Where or when the next session is: of the code, or of the activities the people on the phone take part in.
 * Of a place, a text tells only the centre (domain.md rule 7). Asked by a kind in which she has nothing,
 * tells its codes.
 */
export async function answerWhereOrWhen(
  context: Context,
  heard: Heard,
  phone: Phone,
  { step, code, kind, centre }: Extract<Step, { step: 'where' | 'when' }>,
): Promise<Answer> {
  if (code !== null) {
    const [open] = await openUnderCodes(context.table, [code]);
    const activity = open === undefined ? undefined : await activityById(context.table, open.activityId);
    return activity === undefined
      ? lines({ key: 'sms.unknownCode', args: { code } })
      : lines(lineOf(step, activity, context.now()));
  }
  const hers = (await activitiesOf(context, phone)).filter(
    (activity) =>
      (kind === null || activity.kind === kind) && (centre === null || activity.centre === centre),
  );
  if (hers.length > 0)
    return lines(...hers.slice(0, mostTold).map((activity) => lineOf(step, activity, context.now())));
  if (kind !== null && kind !== 'other') {
    const at = centre ?? phone.people[0]?.centre ?? null;
    return lines(...(await foundLines(context, at, { kind, topic: null }, heard.language)));
  }
  return line(step === 'where' ? 'sms.whereCentres' : 'sms.statusNone');
}

function lineOf(step: 'where' | 'when', { code, centre, sessions }: Activity, now: Date): Line {
  const next = nextSession({ sessions }, now);
  if (next === undefined) return { key: 'sms.noSessionLeft', args: { code } };
  return { key: `sms.${step}`, args: { code, centre, start: next.start } };
}

/**
 * The activities the people on the phone have a place in or wait for, the next to begin first, each once;
 * without those long over.
 */
async function activitiesOf({ table, now }: Context, phone: Phone): Promise<readonly Activity[]> {
  const held = await heldBy(table, await spokenFor(table, phone));
  const ids = held.map(({ registration }) => registration).filter(isActive);
  const activities = await activitiesById(
    table,
    ids.map(({ activityId }) => activityId),
  );
  const nextOf = (activity: Activity) => nextSession(activity, now())?.start ?? 'over';
  return activities
    .filter((activity) => !isForgotten(activity, now()))
    .toSorted((a, b) => (nextOf(a) < nextOf(b) ? -1 : 1));
}
