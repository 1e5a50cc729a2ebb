import * as z from 'zod/mini';
import type { EventOf } from '#events/index.ts';
import { type Session, sessionById } from '#shared/activities/index.ts';
import {
  type FanOutQueue,
  type Line,
  messageIdOf,
  type Outgoing,
  pushPage,
} from '#shared/messaging/index.ts';
import { writtenIn } from '#shared/people/index.ts';
import type { Context } from '#shared/table/index.ts';
import type { ReminderSettings } from './remind.ts';
import { rosterWithPeople } from './roster.ts';

/** The news of a session for people with a place. */
export type SessionNews = EventOf<'session.moved' | 'session.cancelled'>;

/** A message of `remind` to its own queue, for the page after `after`. The news is as it came on the bus. */
export type SessionTelling = { readonly news: SessionNews; readonly after?: string };
export const telling = z.object({ tell: z.object({ news: z.unknown(), after: z.optional(z.uuidv7()) }) });

/** The result of a page: how many messages, and the next page, if any. */
export type ToldOf = { readonly messages: number; readonly next: SessionTelling | undefined };

/**
 * Tells the people of one page of a roster that a session was moved or cancelled: those with a place or an
 * offer. One text a phone, since all on it are told the same. Does nothing when the session has changed
 * again: the later change is told instead.
 */
export async function tellPage(
  context: Context,
  queue: FanOutQueue,
  { limits, pageLength }: Pick<ReminderSettings, 'limits' | 'pageLength'>,
  { news, after }: SessionTelling,
): Promise<ToldOf> {
  const { table, now: clock } = context;
  const { activityId, sessionId, rearrangementId } = news.data;
  // A session changed in a rearrangement is told with the others, in one text.
  if (rearrangementId !== undefined) return { messages: 0, next: undefined };
  const session = await sessionById(table, activityId, sessionId);
  const line = session && lineOf(news, session);
  if (line === undefined || line.notAfter <= clock().toISOString()) return { messages: 0, next: undefined };

  const { roster, people, next } = await rosterWithPeople(
    table,
    activityId,
    ['confirmed', 'offered'],
    after,
    pageLength,
  );
  const registrationOf = new Map(roster.map((registration) => [registration.personId, registration]));
  const { key, args, of } = line;
  const lines = [{ key, args, ...(of === undefined ? {} : { of }) }];
  const byPhone = new Map(people.map((person) => [person.phone, person]));
  const messages = [...byPhone.values()].map(
    ({ personId, phone, ...known }): Outgoing => ({
      messageId: messageIdOf(news.id, line.key, phone),
      personId,
      phone,
      lines,
      ...writtenIn(registrationOf.get(personId) ?? known),
      purpose: 'notice',
      centre: news.centre,
      createdAt: news.occurredAt,
      notAfter: line.notAfter,
      activityId,
      sessionId,
      kind: news.data.kind,
    }),
  );
  await pushPage(context, queue, limits, messages);
  return { messages: messages.length, next: next === undefined ? undefined : { news, after: next } };
}

/** The line to send, and until when it is useful; `undefined` when the session has changed again. */
function lineOf(news: SessionNews, now: Session): (Line & { readonly notAfter: string }) | undefined {
  const { code, startsAt, endsAt, activityId, sessionId } = news.data;
  const { centre } = news;
  const { was = [] } = now;
  const args = { code, centre, start: startsAt };
  const of = (start: string | null, usual: number) => [
    { activityId, sessionId, start, ...(was.length > usual ? { movedBefore: true as const } : {}) },
  ];
  if (news.type === 'session.cancelled') {
    // She may expect the session at any of its earlier hours.
    const notAfter = [startsAt, ...was.map(({ start }) => start)].toSorted().at(-1) ?? startsAt;
    return now.status === 'cancelled'
      ? { key: 'sms.sessionCancelled', args, of: of(null, 0), notAfter }
      : undefined;
  }
  if (now.status !== 'planned' || now.start !== startsAt || now.end !== endsAt) return undefined;
  const { before } = news.data;
  if (before.startsAt === startsAt)
    return { key: 'sms.sessionChanged', args, of: of(startsAt, 0), notAfter: startsAt };
  // A text at or after the start would name a past hour: the people it would reach then are called
  // (`notToldOf`).
  return {
    key: 'sms.sessionMoved',
    args: { ...args, before: before.startsAt },
    of: of(startsAt, 1),
    notAfter: startsAt,
  };
}
