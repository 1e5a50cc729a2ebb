import type { CentreId, GrantEvent, GrantStatus } from '#events/index.ts';
import {
  all,
  atLeast,
  equals,
  isAbsent,
  keys,
  recordEvent,
  type Table,
  type Write,
} from '#shared/table/index.ts';
import type { Submission } from './decide-submit.ts';
import { draftWrite } from './draft-store.ts';
import type { GrantChange } from './grant-change.ts';
import type { ApplicationVersion, BudgetShift, Grant, GrantFile, KeptReport } from './schema.ts';

/** A grant, or `undefined` when there is none under this id. */
export async function grantById(table: Table, grantId: string): Promise<Grant | undefined> {
  const stored = await table.get<keys.Keyed<Grant>>(keys.grantKey(grantId));
  return stored === undefined ? undefined : keys.withoutKeys(stored);
}

/** The grants that exist under these ids, in no order. */
export const grantsById = async (table: Table, grantIds: readonly string[]): Promise<readonly Grant[]> =>
  (await table.getEach<keys.Keyed<Grant>>(grantIds.map(keys.grantKey))).map(keys.withoutKeys);

export type GrantPage = { readonly items: readonly Grant[]; readonly next: Grant | undefined };

/**
 * A page of a centre's grants; within a status, the longest waiting first. `after`: the last of the page
 * before.
 */
export async function grantsOf(
  table: Table,
  centre: CentreId,
  status: GrantStatus | undefined,
  limit: number,
  after?: Pick<Grant, 'status' | 'submittedAt' | 'grantId'>,
): Promise<GrantPage> {
  const { items, next } = await table.query<keys.Keyed<Grant>>({
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
  const grants = items.map(keys.withoutKeys);
  return { items: grants, next: next === undefined ? undefined : grants.at(-1) };
}

/** The grants of a contact person, by their ids. */
export async function grantIdsOf(table: Table, personId: string): Promise<readonly string[]> {
  const { items } = await table.query<keys.Key>({ ...keys.grantsOfPerson(personId), index: 'gsi1' });
  return items.map(({ pk }) => pk.slice(keys.grantKey('').pk.length));
}

/** One submitted version, as it was then. */
export async function applicationVersion(
  table: Table,
  grantId: string,
  application: number,
): Promise<ApplicationVersion | undefined> {
  const stored = await table.get<keys.Keyed<ApplicationVersion>>(
    keys.applicationVersionKey(grantId, application),
  );
  return stored === undefined ? undefined : keys.withoutKeys(stored);
}

/** The report that an event handed in. */
export async function reportOf(
  table: Table,
  grantId: string,
  eventId: string,
): Promise<KeptReport | undefined> {
  const stored = await table.get<keys.Keyed<KeptReport>>(keys.grantReportKey(grantId, eventId));
  return stored === undefined ? undefined : keys.withoutKeys(stored);
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

/** Every move of a grant in the order in which they were made, with the reason given. */
export type HistoryEntry = { readonly event: GrantEvent; readonly reason: string | null };

/** The history of a grant: all its events. Only ever added to. */
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

/** The last reason given to the group with a move: why an application or report was returned, or refused. */
export async function lastReason(table: Table, grantId: string): Promise<string | undefined> {
  const { pk } = keys.allOfGrant(grantId);
  const { items } = await table.query<{ readonly reason: string }>({ pk, prefix: keys.decisionPrefix });
  return items.at(-1)?.reason;
}

/** Erases the names of a group's other members; the grant and its history stay. */
export const eraseNames = (table: Table, grantIds: readonly string[]): Promise<unknown> =>
  Promise.all(grantIds.map((grantId) => table.write([{ as: 'names', delete: keys.grantNamesKey(grantId) }])));

const itemOf = (grant: Grant) => ({
  ...keys.grantKey(grant.grantId),
  ...keys.grantInCentre(grant.centre, grant.status, grant.submittedAt, grant.grantId),
  ...grant,
});

/**
 * The write of a changed grant, on the version that was read; refused under the name `grant <id>` when
 * another was first.
 */
const grantWrite = (grant: Grant): Write => ({
  as: `grant ${grant.grantId}`,
  put: itemOf(grant),
  when: grant.version === 1 ? isAbsent : equals('version', grant.version - 1),
});

/** The writes of the reason and the report that go with a move. */
function writesBeside(
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
 * The writes of moves: each grant, its event, its reason and report; and their sum in the budget, in one
 * write for each centre and year. A reserved sum must be free, in its currency: else refused under `budget`.
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
      ...writesBeside(change, files),
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
