import {
  type FanOutQueue,
  introducing,
  type Limits,
  messageIdOf,
  type Outgoing,
  pushPage,
  quote,
} from '#shared/messaging/index.ts';
import { languageNow, phoneStatesOf, type Reached, reachedBy, writtenIn } from '#shared/people/index.ts';
import { pageToTell, registrationsFor, type ToTell } from '#shared/registration/index.ts';
import { all, type Context, equals, keys, recordEvent } from '#shared/table/index.ts';
import { eventOf } from './decide.ts';
import { foreseeNotTold, notToldIn } from './foresee.ts';
import { linesFor, ofUseUntil } from './lines.ts';
import { nothing, type Part, type Preview, type Rearrangement } from './schema.ts';
import { partsOf, rearrangementById } from './store.ts';

/** Where telling goes on: the activity's part, and the person after whom its roster continues. */
export type TellingOf = {
  readonly rearrangementId: string;
  readonly part: number;
  readonly after?: string | undefined;
};
/** Where counting goes on, and the counts so far. */
export type CountingOf = TellingOf & { readonly preview: Preview };

/** The beginning of a count: the first activity, nothing counted yet. */
export const countingOf = (rearrangementId: string): CountingOf => ({
  ...{ rearrangementId, part: 0, preview: nothing },
});

/** The settings of telling. `pageLength`: how many registrations are read at a time; default 400. */
export type TellingSettings = { readonly limits: Limits; readonly pageLength?: number };

const system = { kind: 'system', function: 'rearrange' } as const;

/** A text and its people: everyone on the phone whom all or part of it concerns. */
type Text = {
  readonly message: Outgoing;
  readonly people: readonly Reached[];
  readonly parts: readonly Part[];
};

const hasPlace = ({ status }: Pick<ToTell, 'status'>): boolean =>
  status === 'confirmed' || status === 'offered';

/**
 * The texts of one page of a roster. Someone with places in several activities is told of all in one text,
 * with the roster of the first; two people who share a phone and a page get one text for both. Running a page
 * again makes the same texts.
 */
async function textsOf(
  { table }: Context,
  rearrangement: Rearrangement,
  parts: readonly Part[],
  { part, after }: TellingOf,
  pageLength = 400,
): Promise<{ readonly texts: readonly Text[]; readonly next: string | undefined }> {
  const here = parts[part];
  if (here === undefined) return { texts: [], next: undefined };
  const { items, next } = await pageToTell(table, here.activityId, pageLength, after);
  const roster = items.filter(hasPlace);
  const ids = roster.map(({ personId }) => personId);
  const elsewhere = await Promise.all(
    parts.map((each, position) =>
      position === part ? roster : registrationsFor(table, each.activityId, ids),
    ),
  );
  const places = elsewhere.map((found) => new Set(found.filter(hasPlace).map(({ personId }) => personId)));
  const placesOf = (personId: string) => parts.filter((_, position) => places[position]?.has(personId));
  const first = (personId: string) => placesOf(personId)[0]?.activityId === here.activityId;
  const people = await reachedBy(table, ids.filter(first));
  const registrations = new Map(roster.map((registration) => [registration.personId, registration]));
  const texts = [...Map.groupBy(people, ({ phone }) => phone).entries()].flatMap(([phone, onPhone]) => {
    const [person] = onPhone;
    const hers = new Set(onPhone.flatMap(({ personId }) => placesOf(personId)));
    const touched = parts.filter((each) => hers.has(each));
    const lines = linesFor(rearrangement.how, rearrangement.centre, touched);
    if (person === undefined || lines.length === 0) return [];
    const message: Outgoing = {
      messageId: messageIdOf(
        rearrangement.rearrangementId,
        'rearranged',
        `${phone} ${touched.map(({ code }) => code).join()}`,
      ),
      ...{ personId: person.personId, phone, lines },
      ...writtenIn(registrations.get(person.personId) ?? person),
      ...{ purpose: 'notice', centre: rearrangement.centre },
      createdAt: rearrangement.confirmedAt ?? rearrangement.draftedAt,
      notAfter: ofUseUntil(touched),
    };
    return [{ message, people: onPhone, parts: touched }];
  });
  return { texts, next };
}

/** The next page, or the roster of the next activity; `undefined` after the last. */
function following(
  { rearrangementId, part }: TellingOf,
  next: string | undefined,
  parts: number,
): TellingOf | undefined {
  if (next !== undefined) return { rearrangementId, part, after: next };
  return part + 1 < parts ? { rearrangementId, part: part + 1 } : undefined;
}

/**
 * Tells a page of people about their changed sessions, once all are changed. Answers with where to go on;
 * `undefined` when everyone has been told, which it records. Running it again makes the same texts, which are
 * not sent twice.
 */
export async function tellSome(
  context: Context,
  queue: FanOutQueue,
  { limits, pageLength }: TellingSettings,
  telling: TellingOf,
): Promise<TellingOf | undefined> {
  const { table, now: clock } = context;
  const rearrangement = await rearrangementById(table, telling.rearrangementId);
  if (rearrangement?.status !== 'telling') return undefined;
  const parts = await partsOf(table, telling.rearrangementId);
  const { texts, next } = await textsOf(context, rearrangement, parts, telling, pageLength);
  const now = clock().toISOString();
  await pushPage(
    context,
    queue,
    limits,
    texts.flatMap(({ message }) => ((message.notAfter ?? '~') > now ? [message] : [])),
  );
  const goesOn = following(telling, next, parts.length);
  if (goesOn === undefined) await finish(context, rearrangement);
  return goesOn;
}

async function finish({ table, now, newId }: Context, rearrangement: Rearrangement): Promise<void> {
  const at = now();
  const { rearrangementId, version } = rearrangement;
  const event = eventOf('rearrangement.finished', rearrangement, {
    ...{ now: at, eventId: newId(at), actor: system },
  });
  const outcome = await table.write([
    {
      as: 'rearrangement',
      update: keys.rearrangementKey(rearrangementId),
      changes: { set: { status: 'finished', version: version + 1 } },
      when: all(equals('status', 'telling'), equals('version', version)),
    },
    recordEvent(event),
  ]);
  if (outcome.result === 'contended')
    throw new Error('That a rearrangement is finished could not be written');
}

/**
 * Counts the people a rearrangement affects and what telling them costs, a page at a time. Answers with where
 * to go on; `undefined` when all are counted and staff may confirm.
 */
export async function countSome(
  context: Context,
  { limits, pageLength }: TellingSettings,
  counting: CountingOf,
): Promise<CountingOf | undefined> {
  const { table } = context;
  const rearrangement = await rearrangementById(table, counting.rearrangementId);
  if (rearrangement?.status !== 'counting') return undefined;
  const parts = await partsOf(table, counting.rearrangementId);
  const { texts, next } = await textsOf(context, rearrangement, parts, counting, pageLength);
  const counted = await adding(context, limits, texts, counting.preview);
  if (counting.after === undefined) await foreseeNotTold(context, limits, rearrangement, counting.part);
  const goesOn = following(counting, next, parts.length);
  if (goesOn !== undefined) return { ...goesOn, preview: counted };
  const notTold = notToldIn(await partsOf(table, counting.rearrangementId));
  const preview: Preview = { ...counted, notInTime: notTold.length };
  await table.update({
    update: keys.rearrangementKey(counting.rearrangementId),
    changes: { set: { status: 'ready', preview, version: rearrangement.version + 1 } },
    when: all(equals('status', 'counting'), equals('version', rearrangement.version)),
  });
  return undefined;
}

async function adding(
  context: Context,
  limits: Limits,
  texts: readonly Text[],
  before: Preview,
): Promise<Preview> {
  const states = await phoneStatesOf(
    context.table,
    texts.map(({ message }) => message.phone),
  );
  const bills = texts.map(({ message }) => {
    const state = states.get(message.phone) ?? {};
    const language = languageNow(message, state);
    const known = introducing(message, state) === 'stop' ? { pricedWith: 'stop' as const } : {};
    return quote(limits, { ...message, language, ...known }, state);
  });
  return {
    people: before.people + texts.reduce((sum, { people }) => sum + people.length, 0),
    texts: before.texts + texts.length,
    notInTime: before.notInTime,
    segments: before.segments + bills.reduce((sum, { segments }) => sum + segments, 0),
    cost: before.cost + bills.reduce((sum, { cost }) => sum + cost, 0),
  };
}
