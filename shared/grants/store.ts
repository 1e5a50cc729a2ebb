import type { CentreId, GrantEvent, GrantStatus } from '#events/index.ts';
import { localDate } from '#shared/language/time/time.ts';
import {
  all,
  atLeast,
  equals,
  type Item,
  isAbsent,
  keys,
  recordEvent,
  type Table,
  type Write,
} from '#shared/table/index.ts';
import type { GrantChange } from './decide.ts';
import type { Submission } from './decide-submit.ts';
import type { ApplicationVersion, BudgetShift, Draft, Grant, GrantFile, KeptReport } from './schema.ts';

type Keys = keys.Key & Partial<keys.Gsi1 & keys.Gsi2>;
/** An item without its keys. */
const withoutKeys = <T extends Keys>({
  pk: _pk,
  sk: _sk,
  gsi1pk: _g1p,
  gsi1sk: _g1s,
  gsi2pk: _g2p,
  gsi2sk: _g2s,
  ...rest
}: T): Omit<T, keyof Keys> => rest;

export async function grantById(table: Table, grantId: string): Promise<Grant | undefined> {
  const stored = await table.get<Grant & Keys>(keys.grantKey(grantId));
  return stored === undefined ? undefined : withoutKeys(stored);
}

/** Those of the grants that exist, in no order. */
export const grantsById = async (table: Table, grantIds: readonly string[]): Promise<readonly Grant[]> =>
  (await table.getEach<Grant & Keys>(grantIds.map(keys.grantKey))).map(withoutKeys);

export type GrantPage = { readonly items: readonly Grant[]; readonly next: Grant | undefined };

/** A page of a centre's grants, those of one status the longest waiting first; `after` is the last of the page before. */
export async function grantsOf(
  table: Table,
  centre: CentreId,
  status: GrantStatus | undefined,
  limit: number,
  after?: Pick<Grant, 'status' | 'submittedAt' | 'grantId'>,
): Promise<GrantPage> {
  const { items, next } = await table.query<Grant & Keys>({
    ...keys.grantsInCentre(centre, status),
    index: 'gsi1',
    limit,
    ...(after === undefined
      ? {}
      : {
          after: {
            ...keys.grantKey(after.grantId),
            ...keys.grantInCentre(centre, after.status, after.submittedAt, after.grantId),
          },
        }),
  });
  const grants = items.map(withoutKeys);
  return { items: grants, next: next === undefined ? undefined : grants.at(-1) };
}

/** One submitted version, as it was then. */
export async function applicationVersion(
  table: Table,
  grantId: string,
  application: number,
): Promise<ApplicationVersion | undefined> {
  const stored = await table.get<ApplicationVersion & Keys>(keys.applicationVersionKey(grantId, application));
  return stored === undefined ? undefined : withoutKeys(stored);
}

/** The report that an event handed in. */
export async function reportOf(
  table: Table,
  grantId: string,
  eventId: string,
): Promise<KeptReport | undefined> {
  const stored = await table.get<KeptReport & Keys>(keys.grantReportKey(grantId, eventId));
  return stored === undefined ? undefined : withoutKeys(stored);
}

/** The files of every version of an application and of every report that was ever handed in. */
export async function filesHandedIn(table: Table, grantId: string): Promise<readonly GrantFile[]> {
  const { pk } = keys.allOfGrant(grantId);
  const pages = await Promise.all(
    [keys.applicationVersionPrefix, keys.grantReportPrefix].map((prefix) =>
      table.query<{ readonly files: readonly GrantFile[] }>({ pk, prefix, attributes: ['files'] }),
    ),
  );
  return pages.flatMap(({ items }) => items.flatMap(({ files }) => files));
}

/** The names of a group's other members; none where the contact person had her data erased. */
export async function memberNames(table: Table, grantId: string): Promise<readonly string[]> {
  const stored = await table.get<{ readonly members: readonly string[] }>(keys.grantNamesKey(grantId));
  return stored?.members ?? [];
}

/** Every move of a grant in the order in which they were made, with what was said with it. */
export type HistoryEntry = { readonly event: GrantEvent; readonly reason: string | null };

/** All that happened to a grant. It is only ever added to. */
export async function historyOf(table: Table, grantId: string): Promise<readonly HistoryEntry[]> {
  const { pk } = keys.allOfGrant(grantId);
  const [decisions, events] = await Promise.all([
    table.query<keys.Key & { readonly reason: string }>({ pk, prefix: keys.decisionPrefix }),
    table.query<keys.Key & GrantEvent>({ pk, prefix: keys.eventPrefix }),
  ]);
  const reasons = new Map(
    decisions.items.map(({ sk, reason }) => [sk.slice(keys.decisionPrefix.length), reason] as const),
  );
  return events.items.map((item) => {
    const {
      pk: _pk,
      sk: _sk,
      gsi2pk: _g2p,
      gsi2sk: _g2s,
      ...event
    } = item as typeof item & Partial<keys.Gsi2>;
    // Only recordEvent writes under this prefix of a grant.
    const kept = event as GrantEvent;
    return { event: kept, reason: reasons.get(kept.id) ?? null };
  });
}

/** The last thing that was said to the group with a move: why something was given back, or will not be. */
export async function lastReason(table: Table, grantId: string): Promise<string | undefined> {
  const { pk } = keys.allOfGrant(grantId);
  const { items } = await table.query<{ readonly reason: string }>({ pk, prefix: keys.decisionPrefix });
  return items.at(-1)?.reason;
}

const itemOf = (grant: Grant) => ({
  ...keys.grantKey(grant.grantId),
  ...keys.grantInCentre(grant.centre, grant.status, grant.submittedAt, grant.grantId),
  ...grant,
});

/** The grant as it is now, on the version that was read; refused under the name `grant <id>` when another was first. */
const grantWrite = (grant: Grant): Write => ({
  as: `grant ${grant.grantId}`,
  put: itemOf(grant),
  when: grant.version === 1 ? isAbsent : equals('version', grant.version - 1),
});

/** What is said, and what is told, with a move. */
function alongside(
  { grant, event, reason, report }: GrantChange,
  files: KeptReport['files'],
): readonly Write[] {
  const { grantId } = grant;
  return [
    ...(reason === undefined
      ? []
      : [
          {
            as: 'decision',
            put: { ...keys.decisionKey(grantId, event.id), reason, language: grant.language },
          },
        ]),
    ...(report === undefined
      ? []
      : [{ as: 'report', put: { ...keys.grantReportKey(grantId, event.id), ...report, files } }]),
  ];
}

/**
 * The writes of moves: each grant, its event and what goes with it; and what they come to in the budget, in one write for
 * each centre and year. A sum that is reserved must be free then, in its currency: refused under `budget`.
 */
export function moveWrites(
  changes: readonly GrantChange[],
  files: KeptReport['files'] = [],
): readonly Write[] {
  const shifts = new Map<string, { readonly of: Grant; readonly shift: BudgetShift }>();
  for (const { grant, shift } of changes) {
    if (shift === undefined) continue;
    const key = `${grant.centre} ${shift.year}`;
    const known = shifts.get(key)?.shift ?? { year: shift.year, reserved: 0, paid: 0, free: 0 };
    shifts.set(key, {
      of: grant,
      shift: {
        year: shift.year,
        reserved: known.reserved + shift.reserved,
        paid: known.paid + shift.paid,
        free: known.free + shift.free,
      },
    });
  }
  return [
    ...changes.flatMap((change) => [
      grantWrite(change.grant),
      recordEvent(change.event),
      ...alongside(change, files),
    ]),
    ...[...shifts.values()].map(({ of, shift }) => budgetWrite(of, shift)),
  ];
}

const budgetWrite = ({ centre, currency }: Grant, { year, reserved, paid, free }: BudgetShift): Write => ({
  as: 'budget',
  update: keys.budgetKey(centre, year),
  changes: { add: { reserved, paid, free } },
  when: all(
    equals('currency', currency),
    ...(reserved < 0 ? [atLeast('reserved', -reserved)] : []),
    ...(paid < 0 ? [atLeast('paid', -paid)] : []),
    ...(free < 0 ? [atLeast('free', -free)] : []),
  ),
});

/** The writes of a submitted application besides its contact person's. */
export function submissionWrites(
  { grant, version, event, draft }: Submission,
  members: readonly string[],
  isNewDraft: boolean,
): readonly Write[] {
  const isFirst = grant.application === 1;
  return [
    draftWrite(draft, isNewDraft),
    grantWrite(grant),
    {
      as: 'version',
      put: { ...keys.applicationVersionKey(grant.grantId, grant.application), ...version },
      when: isAbsent,
    },
    ...(isFirst
      ? [
          {
            as: 'number',
            put: { ...keys.grantNumberKey(grant.number), draftId: draft.draftId, grantId: grant.grantId },
            // A number that someone else holds is not taken.
            ...(isNewDraft ? { when: isAbsent } : {}),
          },
          {
            as: 'names',
            put: {
              ...keys.grantNamesKey(grant.grantId),
              ...keys.grantOfPerson(grant.personId, grant.grantId),
              members,
            },
          },
          // From now on its files are kept with it.
          { as: 'files', delete: keys.draftFilesKey(draft.draftId) },
        ]
      : []),
    recordEvent(event),
  ];
}

/** How long a draft is kept after its last change, in seconds. */
export const draftKept = 30 * 24 * 3600;

/** The instant from which on a draft is forgotten, unless someone goes on with it. */
export const keptUntil = ({ changedAt }: Pick<Draft, 'changedAt'>): string =>
  new Date(Date.parse(changedAt) + draftKept * 1000).toISOString();

const expiryOf = (at: string): number => Math.floor(Date.parse(at) / 1000) + draftKept;

/** Notes files that were announced for a draft: they are forgotten with it, should nobody go on with it. */
export const draftFilesWrite = (draftId: string, fileIds: readonly string[]): Write => ({
  as: 'files',
  update: keys.draftFilesKey(draftId),
  changes: { add: { fileIds: new Set(fileIds) }, set: { ...keys.filesInOrder(draftId), draftId } },
});

export type DraftFiles = { readonly draftId: string; readonly fileIds: readonly string[] };

/** The files of everything that is being written, or was and is not any more; `after` is the last of the page before. */
export async function filesOfDrafts(
  table: Table,
  limit: number,
  after?: string,
): Promise<{ readonly items: readonly DraftFiles[]; readonly next: string | undefined }> {
  const { items, next } = await table.query<{
    readonly draftId: string;
    readonly fileIds: ReadonlySet<string>;
  }>({
    ...keys.allFilesOfDrafts,
    index: 'gsi1',
    limit,
    ...(after === undefined ? {} : { after: { ...keys.draftFilesKey(after), ...keys.filesInOrder(after) } }),
  });
  return {
    items: items.map(({ draftId, fileIds }) => ({ draftId, fileIds: [...fileIds] })),
    next: next === undefined ? undefined : items.at(-1)?.draftId,
  };
}

/** Their draft is gone, and so are they. */
export const filesForgotten = (table: Table, draftId: string): Promise<unknown> =>
  table.write([{ as: 'files', delete: keys.draftFilesKey(draftId) }]);

/** A draft on the version that was read; refused under the name `draft`. Once submitted it is kept for good. */
export const draftWrite = (draft: Draft, isNew: boolean): Write => ({
  as: 'draft',
  put: {
    ...keys.applicationKey(draft.draftId),
    ...(draft.contact.phone === null ? {} : keys.applicationOfPhone(draft.contact.phone, draft.draftId)),
    ...(draft.textedFrom === null ? {} : keys.applicationTextedFrom(draft.textedFrom, draft.draftId)),
    ...draft,
    ...(draft.grantId === null ? { expiresAt: expiryOf(draft.changedAt) } : {}),
  },
  when: isNew ? isAbsent : equals('version', draft.version - 1),
});

/** The number of a draft, kept as long as the draft is; refused under `number` when another draft has it. */
export const numberWrite = ({ number, draftId, changedAt }: Draft, isNew: boolean): Write => ({
  as: 'number',
  put: {
    ...keys.grantNumberKey(number),
    ...keys.draftForgottenOn(localDate(keptUntil({ changedAt })), draftId),
    draftId,
    expiresAt: expiryOf(changedAt),
  },
  ...(isNew ? { when: isAbsent } : {}),
});

export async function draftById(table: Table, draftId: string): Promise<Draft | undefined> {
  const stored = await table.get<Draft & Keys & { readonly expiresAt?: number }>(
    keys.applicationKey(draftId),
  );
  if (stored === undefined) return undefined;
  const { expiresAt: _expiresAt, ...draft } = withoutKeys(stored);
  return draft;
}

/** The drafts that are forgotten on a day of the calendar in Baghdad, if nobody goes on with them. */
export async function draftsForgottenOn(table: Table, day: string): Promise<readonly Draft[]> {
  const drafts: Draft[] = [];
  let after: Item | undefined;
  do {
    const page = await table.query<Keys & { readonly draftId: string }>({
      ...keys.draftsForgottenOn(day),
      index: 'gsi1',
      limit: 100,
      ...(after === undefined ? {} : { after }),
    });
    for (const { draftId } of page.items) {
      const draft = await draftById(table, draftId);
      if (draft !== undefined && draft.grantId === null) drafts.push(draft);
    }
    after = page.next;
  } while (after !== undefined);
  return drafts;
}

/** How long it is known until when a draft was kept, in seconds. */
const rememberedFor = 365 * 24 * 3600;

/** Notes until when a draft is kept, which is known of it when it is forgotten. */
export const noteUntil = (table: Table, draft: Draft): Promise<unknown> =>
  table.write([
    {
      as: 'until',
      put: {
        ...keys.draftUntilKey(draft.draftId),
        until: keptUntil(draft),
        expiresAt: expiryOf(draft.changedAt) + rememberedFor,
      },
    },
  ]);

/** Until when a draft was kept that is forgotten now; `undefined` where that is not known, or it is kept still. */
export async function wasKeptUntil(table: Table, draftId: string, now: Date): Promise<string | undefined> {
  const noted = await table.get<Keys & { readonly until: string }>(keys.draftUntilKey(draftId));
  return noted !== undefined && noted.until <= now.toISOString() ? noted.until : undefined;
}

/** DynamoDB takes its time to remove what is over; until then it is over all the same. */
export const isOver = (draft: Draft, now: Date): boolean =>
  draft.grantId === null && expiryOf(draft.changedAt) <= now.getTime() / 1000;

/** The draft, or the grant, that a short number stands for. */
export const numbered = (
  table: Table,
  number: string,
): Promise<{ readonly draftId: string; readonly grantId?: string } | undefined> =>
  table.get(keys.grantNumberKey(number));

/**
 * The drafts that a phone has to do with, the first begun first: those in which it stands as the contact person's, and
 * those that were begun by text from it, whoever's number stands in them now. None that are submitted.
 */
export async function draftsOfPhone(table: Table, phone: string): Promise<readonly Draft[]> {
  const range = keys.applicationsOfPhone(phone);
  const pages = await Promise.all(
    (['gsi1', 'gsi2'] as const).map((index) => table.query<Draft & Keys>({ ...range, index })),
  );
  const drafts = pages.flatMap(({ items }) =>
    items.map((item) => [item.draftId, withoutKeys(item)] as const),
  );
  // Ids sort by time.
  return [...new Map(drafts.toSorted(([one], [other]) => (one < other ? -1 : 1))).values()];
}

/** Erases the names of a group's other members; what the grant is and was stays. */
export const eraseNames = (table: Table, grantIds: readonly string[]): Promise<unknown> =>
  Promise.all(grantIds.map((grantId) => table.write([{ as: 'names', delete: keys.grantNamesKey(grantId) }])));

/**
 * The writes that erase a draft with its number and all that is written in it; refused under `draft` once it was submitted:
 * its names have left it then.
 */
export const draftErasure = ({ draftId, number }: Draft): readonly Write[] => [
  { as: 'draft', delete: keys.applicationKey(draftId), when: equals('grantId', null) },
  { as: 'number', delete: keys.grantNumberKey(number) },
  // Its page does not say that nobody handed it in.
  { as: 'until', delete: keys.draftUntilKey(draftId) },
];

/** Forgets which phone began a draft by text; refused under `draft` when that is not known of it, or any more. */
export const sourceForgotten = ({ draftId }: Pick<Draft, 'draftId'>, phone: string): Write => ({
  as: 'draft',
  update: keys.applicationKey(draftId),
  // A change that was made of it as it was would bring the number back.
  changes: { set: { textedFrom: null }, add: { version: 1 }, remove: ['gsi2pk', 'gsi2sk'] },
  when: equals('textedFrom', phone),
});

/** The grants of a contact person, by their ids. */
export async function grantIdsOf(table: Table, personId: string): Promise<readonly string[]> {
  const { items } = await table.query<Keys>({ ...keys.grantsOfPerson(personId), index: 'gsi1' });
  return items.map(({ pk }) => pk.slice(keys.grantKey('').pk.length));
}
