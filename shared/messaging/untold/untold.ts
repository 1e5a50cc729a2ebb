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

/** What a message is called by whoever was not told it. */
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
 * Why a message is not put to anyone: what it told is over, or is told by another; there is no one any more whom it is about;
 * or it is not for her.
 */
export const isNoLoss: ReadonlySet<string> = new Set(['outdated', 'erased', 'folded', 'no-one']);

/** A topic as it may stand in an address. */
const topicName = (message: Parameters<typeof topicOf>[0]): string =>
  createHash('sha256').update(topicOf(message)).digest('hex').slice(0, 24);

/** The id of the line that says that she was not told it; nothing where it is about no one. */
export const concernIdOfMessage = (message: Missed): string | undefined =>
  message.personId === undefined ? undefined : untoldIdOf(message.personId, topicName(message));

/** The id of the line that says that a grant's contact person was not told what became of it. */
export const untoldOfGrant = ({ number, personId }: { readonly number: string; readonly personId: string }) =>
  untoldIdOf(personId, topicName({ messageId: '', lines: [{ key: '', args: { number } }], personId }));

/** That she was not told, as it is put to the team leader; nothing where no one misses anything by it. */
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
 * The writes that put it to the team leader that someone is not told, in the transaction that drops the message; none where
 * no one misses anything. Where the one that is named `concern …` is refused, someone came between: decide again.
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

/** She asked for the place by text when her phone had stopped already: that was answered all the same, with the place. */
const wasAnsweredUnderStop = ({ answersText, lines, createdAt }: Missed, state: State): boolean =>
  answersText === true &&
  (lines[0]?.key === 'sms.confirmed' || lines[0]?.key === 'sms.waitlisted') &&
  state?.stoppedAt !== undefined &&
  state.stoppedAt <= createdAt;

type State = { readonly missed?: true; readonly stoppedAt?: string } | undefined;
const stateOf = (table: Table, phone: string) => table.get<NonNullable<State>>(keys.phoneStateKey(phone));

/** That its people miss something stands with the phone, so that whoever tells them more looks. */
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

/** The same on its own, where a message waits for long, or others went along with it. */
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

/** Someone in line whom no text would tell that a place is free: it went to the next, and she is put to the team leader. */
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
 * The writes that take from the list that someone was passed over, for she can be told again, in the transaction that makes it
 * so: their event has the line looked at anew. None where she was not.
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

/** She has been told, of this or of what came of it since: it leaves the list. */
export async function toldAfterAll(context: Context, message: Missed, actor: Actor = sender): Promise<void> {
  if (!isHerNews(message) || message.personId === undefined) return;
  const concernId = untoldIdOf(message.personId, topicName(message));
  const concern = await concernById(context.table, concernId);
  if (concern?.status !== 'open') return;
  await settle(context, { concernId, outcome: 'moved-on' }, actor);
}

/** She was called about a session: that no text told her of it leaves the list. */
export async function toldByCall(
  context: Context,
  { personId, sessionId }: { readonly personId: string; readonly sessionId: string },
  actor: Actor,
): Promise<void> {
  const concernId = untoldIdOf(personId, topicName({ messageId: '', sessionId, lines: [], personId }));
  const concern = await concernById(context.table, concernId);
  if (concern?.status === 'open') await settle(context, { concernId, outcome: 'seen' }, actor);
}
