import { createHash } from 'node:crypto';
import type { Actor, CentreId } from '#events/index.ts';
import {
  type ConcernWanted,
  concernById,
  concernIdOf,
  concernWrites,
  raise,
  settle,
  settlementWrites,
  untoldIdOf,
} from '#shared/concerns/index.ts';
import { personById } from '#shared/people/index.ts';
import { type Context, isPresent, keys, type Table, type Write } from '#shared/table/index.ts';
import { isHerNews, topicOf } from '../news/news.ts';
import type { Message } from '../schema.ts';

const sender: Actor = { kind: 'system', function: 'send-sms' };

/** The parts of a message that matter when it was not told. */
export type Missed = Pick<
  Message,
  | 'messageId'
  | 'purpose'
  | 'centre'
  | 'createdAt'
  | 'notAfter'
  | 'lines'
  | 'activityId'
  | 'sessionId'
  | 'answersText'
> & { readonly personId?: string; readonly focalPointId?: string };

/**
 * Reasons for which no one misses anything: the news is over, or another message told it; its person is
 * erased; or there is no recipient for the copy.
 */
export const isNoLoss: ReadonlySet<string> = new Set(['outdated', 'erased', 'folded', 'no-one']);

/** A topic in letters that may stand in an address. */
const topicName = (message: Parameters<typeof topicOf>[0]): string =>
  createHash('sha256').update(topicOf(message)).digest('hex').slice(0, 24);

/** The id of the concern that she was not told this message; nothing where the message is about no one. */
export const concernIdOfMessage = (message: Missed): string | undefined =>
  message.personId === undefined ? undefined : untoldIdOf(message.personId, topicName(message));

/** The id of the concern that a grant's contact person was not told of its latest step. */
export const untoldOfGrant = ({ number, personId }: { readonly number: string; readonly personId: string }) =>
  untoldIdOf(personId, topicName({ messageId: '', lines: [{ key: '', args: { number } }], personId }));

/** The concern that she was not told a message; nothing where no one misses anything. */
export function concernWantedOf(
  message: Missed,
  reason: string,
): (ConcernWanted & { readonly about: 'untold' }) | undefined {
  const { centre, personId, messageId, lines, notAfter, activityId } = message;
  if (isNoLoss.has(reason) || !isHerNews(message)) return undefined;
  if (centre === undefined || personId === undefined) return undefined;
  return {
    about: 'untold',
    centre,
    personId,
    topic: topicName(message),
    activityId,
    lines,
    reason,
    messageId,
    notAfter,
    occasions: [messageId],
  };
}

/**
 * The writes that put an untold message to the team leader, in the transaction that drops it; none where no
 * one misses anything. Where the write named `concern …` is refused, someone came between: decide again.
 */
export async function untoldWrites(
  context: Context,
  message: Missed,
  phone: string | undefined,
  reason: string,
  actor: Actor = sender,
): Promise<readonly Write[]> {
  const wanted = concernWantedOf(message, reason);
  if (wanted === undefined) return [];
  const now = context.now();
  const current = await concernById(context.table, concernIdOf(wanted));
  const writes = concernWrites(current, wanted, { now, eventId: context.newId(now), actor });
  if (writes.length === 0 || phone === undefined) return writes;
  const state = await stateOf(context.table, phone);
  if (reason === 'stopped' && wasAnsweredUnderStop(message, state)) return [];
  return [...writes, ...missedWrites(state, phone)];
}

/** She asked for the place by text after STOP, and that text was answered with the place. */
const wasAnsweredUnderStop = ({ answersText, lines, createdAt }: Missed, state: State): boolean =>
  answersText === true &&
  (lines[0]?.key === 'sms.confirmed' || lines[0]?.key === 'sms.waitlisted') &&
  state?.stoppedAt !== undefined &&
  state.stoppedAt <= createdAt;

type State = { readonly missed?: true; readonly stoppedAt?: string } | undefined;
const stateOf = (table: Table, phone: string) => table.get<NonNullable<State>>(keys.phoneStateKey(phone));

/** Notes with the phone that its people missed news, so that the next sender that reaches them looks. */
const missedWrites = (state: State, phone: string): readonly Write[] =>
  state === undefined || state.missed === true
    ? []
    : [
        {
          as: 'missed',
          update: keys.phoneStateKey(phone),
          changes: { set: { missed: true } },
          when: isPresent,
        },
      ];

/** Does what `untoldWrites` does on its own, for a message that waits for long or was taken along. */
export async function putToTeamLeader(
  context: Context,
  message: Missed,
  phone: string | undefined,
  reason: string,
  actor: Actor = sender,
): Promise<void> {
  const wanted = concernWantedOf(message, reason);
  if (wanted === undefined) return;
  await raise(context, wanted, actor);
  if (phone === undefined) return;
  await context.table.write(missedWrites(await stateOf(context.table, phone), phone));
}

/**
 * Puts a person in line, whom no text would tell of a free place, to the team leader: the place went to the
 * next.
 */
export async function passedOver(
  context: Context,
  {
    personId,
    centre,
    activityId,
    code,
    waitId,
  }: {
    readonly personId: string;
    readonly centre: CentreId;
    readonly activityId: string;
    readonly code: string;
    readonly waitId: string;
  },
  reason: string,
  actor: Actor,
): Promise<void> {
  if (isNoLoss.has(reason)) return;
  const lines = [{ key: 'console.untoldPlace', args: { code } }];
  const topic = topicName({ messageId: waitId, activityId, lines, personId });
  const about = { about: 'untold', centre, personId, activityId, code, topic } as const;
  await raise(context, { ...about, lines, reason, occasions: [`place-${waitId}`] }, actor);
  const person = await personById(context.table, personId);
  if (person === undefined) return;
  await context.table.write(missedWrites(await stateOf(context.table, person.phone), person.phone));
}

/**
 * The writes that settle the concern that someone was passed over, because she can be told again, in the
 * transaction that makes her so; their event has the line looked at anew. None where she was not passed over.
 */
export async function tellableAgainWrites(
  context: Context,
  { personId, activityId }: { readonly personId: string; readonly activityId: string },
  actor: Actor,
): Promise<readonly Write[]> {
  const topic = topicName({ messageId: '', activityId, lines: [], personId });
  const concern = await concernById(context.table, untoldIdOf(personId, topic));
  if (concern?.status !== 'open' || concern.code === undefined) return [];
  const now = context.now();
  return settlementWrites(concern, 'moved-on', { now, eventId: context.newId(now), actor });
}

/** She has been told this message or a later one on its topic: the concern is settled. */
export async function toldAfterAll(context: Context, message: Missed, actor: Actor = sender): Promise<void> {
  if (!isHerNews(message) || message.personId === undefined) return;
  const concernId = untoldIdOf(message.personId, topicName(message));
  const concern = await concernById(context.table, concernId);
  if (concern?.status !== 'open') return;
  await settle(context, { concernId, outcome: 'moved-on' }, actor);
}

/** She was called about a session: the concern that no text told her of it is settled. */
export async function toldByCall(
  context: Context,
  { personId, sessionId }: { readonly personId: string; readonly sessionId: string },
  actor: Actor,
): Promise<void> {
  const concernId = untoldIdOf(personId, topicName({ messageId: '', sessionId, lines: [], personId }));
  const concern = await concernById(context.table, concernId);
  if (concern?.status === 'open') await settle(context, { concernId, outcome: 'seen' }, actor);
}
