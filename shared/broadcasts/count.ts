import { createHash } from 'node:crypto';
import type { Language } from '#events/index.ts';
import { type Limits, mayBeTexted, quote } from '#shared/messaging/index.ts';
import {
  languageNow,
  type PhoneState,
  phoneStatesOf,
  type Reached,
  reachedBy,
} from '#shared/people/index.ts';
import { pageToTell, type ToTell } from '#shared/registration/index.ts';
import { type Context, equals, keys } from '#shared/table/index.ts';
import { messageOf } from './message.ts';
import type { Broadcast, Preview } from './schema.ts';
import { broadcastById, keepRecipients, phonesBefore, recipientsOn } from './store.ts';
import { activitiesFor, statusesFor } from './whom.ts';

/** How many registrations are read at a time. */
const pageLength = 400;
/** How long one run counts before it leaves the rest to the next, in milliseconds. */
const patience = 4_000;

/** Where counting goes on: the activities left, the person to go on after, and the counts so far. */
export type Counting = {
  readonly broadcastId: string;
  readonly activities?: readonly string[] | undefined;
  readonly after?: string | undefined;
  readonly page: number;
  readonly preview: Preview;
};

const nothing: Preview = {
  phones: 0,
  optedOut: 0,
  segments: 0,
  cost: 0,
  languages: { ar: 0, ckb: 0, en: 0 },
};
/** The beginning of a count: first activity, page 0, nothing counted yet. */
export const countingOf = (broadcastId: string): Counting => ({ broadcastId, page: 0, preview: nothing });

/**
 * Works out whom a broadcast reaches and what it costs; notes its recipients page by page, each phone once.
 * Answers with where to go on, or `undefined` when all are counted. Running it again finds the pages it has
 * noted.
 */
export async function countPage(
  context: Context,
  limits: Limits,
  counting: Counting,
): Promise<Counting | undefined> {
  const { table, now } = context;
  const broadcast = await broadcastById(table, counting.broadcastId);
  if (broadcast?.status !== 'counting') return undefined;
  const until = now().getTime() + patience;
  const activities = counting.activities ?? (await activitiesFor(table, broadcast, now()));
  const seen = await phonesBefore(table, broadcast.broadcastId, counting.page);
  let { after, page, preview } = counting;
  for (let [activityId, ...others] = activities; activityId !== undefined; ) {
    const read = await pageToTell(table, activityId, pageLength, after);
    const statuses = statusesFor(broadcast.audience);
    const roster = read.items.filter(({ status }) => statuses.includes(status));
    const told = await newPhones(context, roster, seen);
    page = await noted(context, broadcast.broadcastId, page, told);
    preview = told.reduce((sum, each) => adding(sum, each, broadcast, limits, now()), preview);
    after = read.next;
    if (after === undefined) [activityId, ...others] = others;
    if (activityId !== undefined && now().getTime() >= until)
      return {
        broadcastId: broadcast.broadcastId,
        activities: [activityId, ...others],
        ...(after === undefined ? {} : { after }),
        page,
        preview,
      };
  }
  await table.update({
    update: keys.broadcastKey(broadcast.broadcastId),
    changes: { set: { status: 'ready', preview, pages: page, version: broadcast.version + 1 } },
    when: equals('version', broadcast.version),
  });
  return undefined;
}

/**
 * Notes people on pages from `from` on, and answers with the next page. A page noted by an earlier run stays
 * as it is; people who have come since go on the next.
 */
async function noted(
  { table, now }: Context,
  broadcastId: string,
  from: number,
  told: readonly Told[],
): Promise<number> {
  let page = from;
  for (let left = told; left.length > 0; page++) {
    const recipients = {
      personIds: left.map(({ person }) => person.personId),
      phoneDigests: left.map(({ digest }) => digest),
      languages: left.map(({ language }) => language),
    };
    const isNew = await keepRecipients(table, broadcastId, page, recipients, now());
    const there = isNew ? recipients : await recipientsOn(table, broadcastId, page);
    left = left.filter(({ digest }) => !there?.phoneDigests.includes(digest));
  }
  return page;
}

type Told = {
  readonly person: Reached;
  readonly digest: string;
  readonly state: Partial<PhoneState>;
  readonly language: Language;
};

/** The people on a page whose phones are new, which it adds to `seen`. */
async function newPhones(
  { table }: Context,
  roster: readonly ToTell[],
  seen: Set<string>,
): Promise<readonly Told[]> {
  const people = await reachedBy(
    table,
    roster.map(({ personId }) => personId),
  );
  const registrationOf = new Map(roster.map((registration) => [registration.personId, registration]));
  const fresh = people.flatMap((person) => {
    const digest = createHash('sha256').update(person.phone).digest('base64url').slice(0, 12);
    if (seen.has(digest)) return [];
    seen.add(digest);
    return [{ person, digest }];
  });
  const states = await phoneStatesOf(
    table,
    fresh.map(({ person }) => person.phone),
  );
  return fresh.map(({ person, digest }) => {
    const state = states.get(person.phone) ?? {};
    const language = languageNow(registrationOf.get(person.personId) ?? person, state);
    return { person, digest, state, language };
  });
}

function adding(
  sum: Preview,
  { person, state, language }: Told,
  broadcast: Broadcast,
  limits: Limits,
  now: Date,
): Preview {
  if (state.stoppedAt !== undefined) return { ...sum, optedOut: sum.optedOut + 1 };
  // Such a text is dropped at sending, and costs nothing.
  if (state.unreachableAt !== undefined || !mayBeTexted(person.phone, limits.allowedPrefixes)) return sum;
  const { segments, cost } = quote(limits, messageOf(broadcast, person, language, now), state);
  return {
    ...sum,
    phones: sum.phones + 1,
    segments: sum.segments + segments,
    cost: sum.cost + cost,
    languages: { ...sum.languages, [language]: sum.languages[language] + 1 },
  };
}
