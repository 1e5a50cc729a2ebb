import type { CentreId, GrantStatus } from '#events/index.ts';
import { concernById, mattersStill } from '#shared/concerns/index.ts';
import {
  type ApplicationVersion,
  applicationVersion,
  type Draft,
  draftById,
  type Grant,
  grantById,
  grantsOf,
  type HistoryEntry,
  historyOf,
  isOver,
  lastReason,
  memberNames,
  moveNames,
  numbered,
  owedBy,
  refusalFor,
  reportOf,
} from '#shared/grants/index.ts';
import { untoldOfGrant } from '#shared/messaging/index.ts';
import { personById } from '#shared/people/index.ts';
import {
  type DraftAnswer,
  type GrantAnswer,
  type GrantItem,
  grantCentres,
  grantParts,
  type HistoryItem,
  handInCentres,
  namesOf,
  type Staff,
  type VersionAnswer,
} from '#shared/staff/index.ts';
import type { Context, Table } from '#shared/table/index.ts';
import { type Problem, problem } from '#shared/web/index.ts';

/**
 * How many grants a page of the list holds: a whole year of a centre, so that a panel has all on one screen.
 */
export const pageLength = 500;

export const forbidden = problem('forbidden', 403);
const unknown = problem('not-found', 404);

/** The grant, if this login has a part in it. */
export async function grantFor(table: Table, staff: Staff, grantId: string): Promise<Grant | Problem> {
  const centres = grantCentres(staff);
  if (centres.length === 0) return forbidden;
  const grant = await grantById(table, grantId);
  if (grant === undefined) return unknown;
  return centres.includes(grant.centre) ? grant : forbidden;
}

export type GrantList = { readonly items: readonly GrantItem[]; readonly next: Grant | undefined };

/**
 * A page of a centre's grants, of one status the longest waiting first, if this login may see them.
 */
export async function list(
  table: Table,
  staff: Staff,
  centre: CentreId,
  status: GrantStatus | undefined,
  after?: Pick<Grant, 'status' | 'submittedAt' | 'grantId'>,
): Promise<GrantList | Problem> {
  if (!grantCentres(staff).includes(centre)) return forbidden;
  // The cursor of another list is no place in this one.
  if (status !== undefined && after !== undefined && after.status !== status)
    return problem('invalid-request', 400, { errors: [{ parameter: 'cursor', reason: 'invalidChoice' }] });
  const { items, next } = await grantsOf(table, centre, status, pageLength, after);
  return { items: items.map(itemOf), next };
}

/** A whole grant: its last version, its applicant, and the moves open to this login. */
export async function show(table: Table, staff: Staff, grantId: string): Promise<GrantAnswer | Problem> {
  const grant = await grantFor(table, staff, grantId);
  if ('problem' in grant) return grant;
  const [version, person, members, reason, report] = await Promise.all([
    applicationVersion(table, grantId, grant.application),
    personById(table, grant.personId),
    memberNames(table, grantId),
    lastReason(table, grantId),
    grant.report === null ? undefined : reportOf(table, grantId, grant.report.eventId),
  ]);
  if (version === undefined) throw new Error('A grant without the version it is about');
  return {
    ...itemOf(grant),
    content: versionOf(version),
    contact: person === undefined ? null : { name: person.name, phone: person.phone },
    members: [...members],
    approvals: [...grant.approvals],
    interests: [...grant.interests],
    tranches: [...grant.tranches],
    report: report === undefined ? null : { ...report, spent: [...report.spent], files: [...report.files] },
    reason: reason ?? null,
    can: allowed(staff, grant),
  };
}

/** The moves that this login may make now; sums and budget are checked when it makes one. */
function allowed(staff: Staff, grant: Grant): GrantAnswer['can'] {
  const acting = { staffId: staff.id, parts: grantParts(staff, grant.centre) };
  const handsIn = grant.status === 'returned' && handInCentres(staff).includes(grant.centre);
  const made = moveNames.filter((name) => refusalFor(grant, name, acting) === undefined);
  return [
    ...(handsIn ? (['submit'] as const) : []),
    // To say it once is enough.
    ...made.filter((name) => name !== 'declare-interest' || !grant.interests.includes(staff.id)),
  ];
}

/** One submitted version, unchanged since. */
export async function version(
  table: Table,
  staff: Staff,
  grantId: string,
  application: number,
): Promise<VersionAnswer | Problem> {
  const grant = await grantFor(table, staff, grantId);
  if ('problem' in grant) return grant;
  const kept = await applicationVersion(table, grantId, application);
  return kept === undefined ? unknown : versionOf(kept);
}

/** Every move of a grant, oldest first. */
export async function history(
  table: Table,
  staff: Staff,
  grantId: string,
): Promise<readonly HistoryItem[] | Problem> {
  const grant = await grantFor(table, staff, grantId);
  if ('problem' in grant) return grant;
  const entries = await historyOf(table, grantId);
  const moves = entries.map(moveOf);
  const staffIds = entries.flatMap(({ event: { actor } }) => (actor.kind === 'staff' ? [actor.id] : []));
  const names = await namesOf(table, [...new Set(staffIds)]);
  return moves.map((move, at) => ({
    ...move,
    authorName: names.get(move.author) ?? null,
    isAnswered: isAnswered(move, moves.slice(at + 1)),
  }));
}

/** The event with which a group answers each return. */
const answerOf: Readonly<Record<string, string>> = {
  'grant.returned': 'grant.submitted',
  'grant.report-returned': 'grant.reported',
};

const isAnswered = ({ type }: Pick<HistoryItem, 'type'>, later: readonly Pick<HistoryItem, 'type'>[]) =>
  later.some((move) => move.type === answerOf[type]);

/** A draft by its short number, for staff who may hand it in. */
export async function draftNumbered(
  context: Context,
  staff: Staff,
  number: string,
): Promise<Draft | Problem> {
  const centres = grantCentres(staff);
  if (centres.length === 0) return forbidden;
  const stands = await numbered(context.table, number);
  const draft = stands && (await draftById(context.table, stands.draftId));
  if (draft === undefined || isOver(draft, context.now())) return unknown;
  if (!handInCentres(staff).includes(draft.centre)) return forbidden;
  return draft.grantId === null ? draft : problem('application-submitted', 409);
}

export const draftOf = ({
  number,
  centre,
  language,
  currency,
  contact,
  members,
  content,
}: Draft): DraftAnswer => ({
  ...{ number, centre, language, currency, contact, content },
  members: [...members],
});

/** A grant as a list shows it. */
export const itemOf = ({ approvals, approved, ...grant }: Grant): GrantItem => ({
  grantId: grant.grantId,
  number: grant.number,
  centre: grant.centre,
  theme: grant.theme,
  place: grant.place,
  currency: grant.currency,
  status: grant.status,
  since: grant.since,
  submittedAt: grant.submittedAt,
  application: grant.application,
  asked: grant.asked,
  proposed: grant.status === 'screened' ? (approvals[0]?.amount ?? null) : null,
  approved,
  paid: grant.paid,
  returned: grant.returned,
  owed: owedBy(grant),
  takenBack: grant.takenBack?.amount ?? null,
  reportDueOn: grant.reportDueOn,
  version: grant.version,
});

const versionOf = ({ grantId: _grantId, ...kept }: ApplicationVersion): VersionAnswer => ({
  ...kept,
  files: [...kept.files],
});

function moveOf({ event, reason }: HistoryEntry): Omit<HistoryItem, 'authorName' | 'isAnswered'> {
  const { id, type, occurredAt, actor, data } = event;
  return {
    eventId: id,
    type,
    at: occurredAt,
    author: actor.kind === 'staff' ? actor.id : actor.kind === 'system' ? actor.function : 'participant',
    application: data.application,
    before: data.before,
    after: data.after,
    tranche: 'tranche' in data ? data.tranche : null,
    amount: sumOf(event),
    reason,
  };
}

/** The sum that a move was about. */
function sumOf({ type, data }: HistoryEntry['event']): number | null {
  switch (type) {
    case 'grant.submitted':
      return data.asked;
    case 'grant.approval-given':
      return data.proposed;
    case 'grant.approved':
      return data.after.approved;
    case 'grant.disbursed':
    case 'grant.payment-confirmed':
    case 'grant.repaid':
    case 'grant.repayment-confirmed':
      return data.amount;
    case 'grant.reported':
      return data.spent;
    case 'grant.rejected':
    case 'grant.withdrawn':
    case 'grant.cancelled':
    case 'grant.closed':
      return data.released;
    case 'grant.screened':
    case 'grant.returned':
    case 'grant.interest-declared':
    case 'grant.planned':
    case 'grant.report-returned':
      return null;
  }
}

/** Whether the latest news of a grant did not reach its contact person; shown only with the grant. */
export async function contactIsUntold(
  { table, now }: Pick<Context, 'table' | 'now'>,
  grantId: string,
): Promise<boolean> {
  const grant = await grantById(table, grantId);
  const concern = grant && (await concernById(table, untoldOfGrant(grant)));
  return concern?.status === 'open' && mattersStill(concern, now());
}
