import { reachedOf } from '#shared/counting/index.ts';
import { type Grant, grantIdsOf } from '#shared/grants/index.ts';
import { personById, phoneOf } from '#shared/people/index.ts';
import { registrationsOf } from '#shared/registration/index.ts';
import { type Context, type Item, keys, type Table } from '#shared/table/index.ts';
import { belongingsOf } from './belongings.ts';

/** The kinds of things that are kept about a person, each as the table keeps it, without its keys. */
export type Dossier = {
  /** Name, phone, birth year, and what else she told of herself. */
  readonly person: readonly Item[];
  /** Her phone: its language, whether it said STOP. Others on it share this. */
  readonly phone: readonly Item[];
  /** What is being talked about on her phone; only where nobody else is on it. */
  readonly conversation: readonly Item[];
  readonly registrations: readonly Item[];
  readonly attendance: readonly Item[];
  readonly certificates: readonly Item[];
  /** Texts to her. */
  readonly messages: readonly Item[];
  /** Answers to her phone; only where nobody else is on it. */
  readonly replies: readonly Item[];
  /** Applications that she is writing. */
  readonly drafts: readonly Item[];
  /** Grants whose contact person she is, as submitted; without the names of others. */
  readonly grants: readonly Item[];
  /** That her phone is a focal point's. */
  readonly focalPoint: readonly Item[];
  /** Panels whose digest goes to her phone. */
  readonly panels: readonly Item[];
  /** In which months and places she was counted as reached. */
  readonly reached: readonly Item[];
  /** What happened to her, for ever; without a name. */
  readonly events: readonly Item[];
};

/**
 * All that is kept about a person, for her to read; `undefined` when she was erased or never known. What is
 * known of others on her phone, and the names of others in her applications, is left out.
 */
export async function dossierOf(context: Context, personId: string): Promise<Dossier | undefined> {
  const { table } = context;
  const found = await belongingsOf(context, personId);
  if (found === undefined) return undefined;
  const { person, belongings } = found;
  const { phone, isLast } = belongings;
  const registrations = await registrationsOf(table, personId);
  const activities = [...new Set(registrations.map(({ activityId }) => activityId))];
  const { focalPointId } = phone.state;
  const [attendance, messages, certificates, replies, grants, focal, reached, own, ...happened] =
    await Promise.all([
      index(table, keys.allAttendancesOfPerson(personId)),
      index(table, keys.messagesOfPerson(personId, '')),
      table.getEach<Item>(
        registrations.flatMap(({ certificate }) =>
          certificate === undefined ? [] : [keys.certificateKey(certificate)],
        ),
      ),
      isLast ? all(table, keys.repliesTo(phone.phone)) : [],
      grantsOf(table, personId),
      isLast && focalPointId !== undefined ? table.get<Item>(keys.focalPointKey(focalPointId)) : undefined,
      reachedOf(table, personId),
      all(table, keys.eventsOfPerson(personId)),
      ...activities.map((activityId) => eventsAbout(table, activityId, personId)),
    ]);
  return {
    person: plain([person]),
    phone: plain([phone.state]),
    conversation: plain(isLast && phone.conversation !== undefined ? [phone.conversation] : []),
    registrations: plain(registrations),
    attendance: plain(attendance),
    certificates: plain(certificates),
    messages: plain(messages),
    replies: plain(replies),
    drafts: plain(belongings.drafts),
    grants: plain(grants),
    focalPoint: plain(focal === undefined ? [] : [focal]),
    panels: plain(belongings.onPanels),
    reached: plain(reached === undefined ? [] : [reached]),
    events: plain([...own, ...happened.flat()]).toSorted((a, b) => (String(a.id) < String(b.id) ? -1 : 1)),
  };
}

/** Who is known on a phone (E.164), by id, the first known first. */
export async function idsOnPhone(
  { table }: Pick<Context, 'table'>,
  phone: string,
): Promise<readonly string[]> {
  const { people } = await phoneOf(table, phone);
  return people.map(({ personId }) => personId).toSorted();
}

/** Whether someone is known under this id. */
export const isKnown = async ({ table }: Pick<Context, 'table'>, personId: string): Promise<boolean> =>
  (await personById(table, personId)) !== undefined;

type Range = {
  readonly pk: string;
  readonly prefix?: string;
  readonly from?: string;
  readonly until?: string;
};

const all = async (table: Table, range: Range): Promise<readonly Item[]> =>
  (await table.query<Item>(range)).items;

const index = async (table: Table, range: Range): Promise<readonly Item[]> =>
  (await table.query<Item>({ ...range, index: 'gsi1' })).items;

/** The events of an activity that name her: registrations, attendance, certificates. */
async function eventsAbout(table: Table, activityId: string, personId: string): Promise<readonly Item[]> {
  const events = await all(table, keys.eventsOfActivity(activityId));
  return events.filter(
    ({ data }) => (data as { readonly personId?: string } | undefined)?.personId === personId,
  );
}

/** Her grants and the versions of their applications. */
async function grantsOf(table: Table, personId: string): Promise<readonly Item[]> {
  const grantIds = await grantIdsOf(table, personId);
  const grants = await table.getEach<Grant & Item>(grantIds.map(keys.grantKey));
  const versions = await Promise.all(
    grantIds.map((grantId) =>
      all(table, { ...keys.allOfGrant(grantId), prefix: keys.applicationVersionPrefix }),
    ),
  );
  return [...grants, ...versions.flat()];
}

/** Items without the table's keys. */
const plain = (items: readonly object[]): readonly Item[] =>
  items.map((item) => {
    const {
      pk: _pk,
      sk: _sk,
      gsi1pk: _g1p,
      gsi1sk: _g1s,
      gsi2pk: _g2p,
      gsi2sk: _g2s,
      ...rest
    } = item as Item;
    return rest;
  });
