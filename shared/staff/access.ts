import { type ActivityKind, type CentreId, centreIds, type GrantTheme } from '#events/index.ts';
import { digestOf, type SentRequest } from '#shared/table/index.ts';

/** The roles of staff; further groups (`centre-kirkuk`) say at which centres. */
export const roles = ['facilitator', 'manager', 'approver', 'analyst', 'partner', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Someone who has signed in. */
export type Staff = {
  /** Stable staff id, used as the author. Not the sign-in name, which may be a person's name. */
  readonly id: string;
  readonly roles: readonly Role[];
  readonly centres: readonly CentreId[];
};

/** Whose numbers are asked for; those of an activity belong to its centre. */
export type CountScope =
  | { readonly of: 'all' }
  | { readonly of: 'kind'; readonly kind: ActivityKind }
  | { readonly of: 'theme'; readonly theme: GrantTheme }
  | { readonly of: 'centre'; readonly centre: CentreId }
  | { readonly of: 'activity'; readonly activityId: string; readonly centre: CentreId };

/** How much of a counter someone may see: totals with breakdown, totals alone, or nothing. */
export type CountAccess = 'full' | 'totals' | 'none';

/** Reads the groups of a login. Unknown groups are ignored. */
export const staffIn = (id: string, groups: readonly string[]): Staff => ({
  id,
  roles: roles.filter((role) => groups.includes(role)),
  centres: centreIds.filter((centre) => groups.includes(`centre-${centre}`)),
});

/**
 * How much of a scope's numbers someone may see. Those of a centre are for staff bound to it; those of all
 * centres together (and of a kind of activity or theme of grants, which spans centres) are for staff bound to
 * every centre, partners and administrators. Partners see totals, never a breakdown.
 */
export function countAccess({ roles, centres }: Staff, scope: CountScope): CountAccess {
  if (roles.length === 0) return 'none';
  if (roles.includes('admin')) return 'full';
  const isPartner = roles.every((role) => role === 'partner');
  const reaches =
    scope.of === 'all' || scope.of === 'kind' || scope.of === 'theme'
      ? isPartner || centreIds.every((centre) => centres.includes(centre))
      : centres.includes(scope.centre);
  if (!reaches) return 'none';
  return isPartner ? 'totals' : 'full';
}

/** The centres where someone has one of these roles: those she is bound to; all for an administrator. */
export function centresFor({ roles: hers, centres }: Staff, wanted: readonly Role[]): readonly CentreId[] {
  if (wanted.includes('admin') && hers.includes('admin')) return centreIds;
  return wanted.some((role) => hers.includes(role)) ? centres : [];
}

/**
 * The centres whose focal points someone may see, appoint and release: a manager's own, an administrator's
 * all. Their phones are shown to nobody else.
 */
export const focalPointCentres = (staff: Staff): readonly CentreId[] =>
  centresFor(staff, ['manager', 'admin']);

/**
 * The centres whose sessions' sheets someone may keep: a facilitator's and a manager's own, an
 * administrator's all.
 */
export const attendanceCentres = (staff: Staff): readonly CentreId[] =>
  centresFor(staff, ['facilitator', 'manager', 'admin']);

/**
 * The centres whose courses someone may look back on, as far as `countAccess` goes: everyone's own, an
 * administrator's all. Their people are shown only to staff who may keep their sheets.
 */
export const courseCentres = (staff: Staff): readonly CentreId[] => centresFor(staff, roles);

/** The centres whose timetables someone may make and change: a manager's own, an administrator's all. */
export const timetableCentres = (staff: Staff): readonly CentreId[] =>
  centresFor(staff, ['manager', 'admin']);

/**
 * The centres whose concerns someone may see and settle, and whose activities she may conclude: a manager's
 * own, an administrator's all. The people concerned are shown to nobody else.
 */
export const concernCentres = (staff: Staff): readonly CentreId[] => centresFor(staff, ['manager', 'admin']);

/** Whether someone sees and settles the concerns of a centre, or (`all`) those for administrators. */
export const seesConcernsOf = (staff: Staff, whose: CentreId | 'all'): boolean =>
  whose === 'all' ? staff.roles.includes('admin') : concernCentres(staff).includes(whose);

/**
 * The parts in which someone acts on the grants of a centre. Only an approver may approve; no other role
 * includes it.
 */
export function grantParts({ roles, centres }: Staff, centre: CentreId): readonly GrantPart[] {
  const isBound = centres.includes(centre);
  const has = (role: Role) => isBound && roles.includes(role);
  const isAdmin = roles.includes('admin');
  return [
    ...(isAdmin || has('facilitator') ? (['facilitator'] as const) : []),
    ...(isAdmin || has('manager') ? (['manager'] as const) : []),
    ...(has('approver') ? (['approver'] as const) : []),
  ];
}
type GrantPart = 'facilitator' | 'manager' | 'approver';

/** The centres whose grants someone may see, with names and texts: those where she has a part in them. */
export const grantCentres = (staff: Staff): readonly CentreId[] =>
  centreIds.filter((centre) => grantParts(staff, centre).length > 0);

/**
 * The centres where a login submits applications for groups; a pure approver does not (domain.md rule 10).
 */
export const handInCentres = (staff: Staff): readonly CentreId[] =>
  centreIds.filter((centre) => grantParts(staff, centre).some((part) => part !== 'approver'));

/**
 * The centres whose panels someone may call and see: a manager's and an approver's own, an administrator's
 * all.
 */
export const panelCentres = (staff: Staff): readonly CentreId[] =>
  centreIds.filter((centre) => grantParts(staff, centre).some((part) => part !== 'facilitator'));

/**
 * Whether someone may set a centre's yearly grant budget: administrators only. Staff who see panels see
 * budgets.
 */
export const maySetBudgets = ({ roles }: Staff): boolean => roles.includes('admin');

/** The centres whose people someone may write to: a manager's own, an administrator's all. */
export const broadcastCentres = (staff: Staff): readonly CentreId[] =>
  centresFor(staff, ['manager', 'admin']);

export { answerTo, answerWrite } from '#shared/table/index.ts';

/** Identifies a write by staff when it is sent again: the key, and a digest of what was asked. */
export type StaffRequest = SentRequest;

/** Names a request by the login and the key it sent; of `asked` only a digest is kept. */
export const staffRequest = ({ id }: Staff, key: string, asked: unknown): StaffRequest => ({
  requestId: `staff:${id}:${key}`,
  requestHash: digestOf(asked),
});
