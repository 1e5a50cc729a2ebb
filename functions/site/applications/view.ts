import {
  type ApplicationVersion,
  applicationVersion,
  type Draft,
  draftByToken,
  forgottenByToken,
  type Grant,
  grantById,
  isUnlocked,
  type KeptReport,
  lastReason,
  reportOf,
} from '#shared/grants/index.ts';
import { localDate } from '#shared/language/index.ts';
import type { Context } from '#shared/table/index.ts';
import { type Problem, problem } from '#shared/web/index.ts';

/** A draft, which every holder of its link sees and changes. */
export type Writing = { readonly draft: Draft; readonly grant?: undefined; readonly opened?: undefined };

/** A submitted application. Its texts, sums and reasons are behind the code: `opened`. */
export type Submitted = {
  readonly draft: Draft;
  readonly grant: Grant;
  readonly opened?: Opened;
};

/** What a submitted application shows once the code was given. */
export type Opened = {
  /** Every submitted version, oldest first. */
  readonly versions: readonly ApplicationVersion[];
  /** Why it was given back or ended without a grant, if that is its status. */
  readonly reason?: string | undefined;
  readonly report?: KeptReport | undefined;
};

export type Seen = Writing | Submitted;

/** The application behind a link, opened if `key` fits; `undefined` for an unknown or expired token. */
export async function seenBy(context: Context, token: string, key?: string): Promise<Seen | undefined> {
  const draft = await draftByToken(context.table, token, context.now());
  return draft === undefined ? undefined : seenAs(context, draft, key);
}

/** Why a link leads to no application: 410 with the day until which it was kept, or 404 if none is known. */
export async function noneBehind(
  { context }: { readonly context: Context },
  token: string,
): Promise<Problem> {
  const until = await forgottenByToken(context.table, token, context.now());
  if (until === undefined) return problem('not-found', 404);
  const detail = { key: 'detail.wasKeptUntil', args: { deadline: localDate(until) } } as const;
  return problem('application-forgotten', 410, { detail });
}

/** The same for a draft that was read already. Throws if it was submitted and its grant is missing. */
export async function seenAs(context: Context, draft: Draft, key?: string): Promise<Seen> {
  if (draft.grantId === null) return { draft };
  const [grant, isOpen] = await Promise.all([
    grantById(context.table, draft.grantId),
    key !== undefined && isUnlocked(context, draft.draftId, key),
  ]);
  if (grant === undefined) throw new Error('An application was submitted and there is no grant');
  return isOpen ? { draft, grant, opened: await openedOf(context, grant) } : { draft, grant };
}

async function openedOf({ table }: Context, grant: Grant): Promise<Opened> {
  const { grantId, application, report } = grant;
  const [versions, reason, kept] = await Promise.all([
    Promise.all(
      Array.from({ length: application }, (_, index) => applicationVersion(table, grantId, index + 1)),
    ),
    hasReason(grant) ? lastReason(table, grantId) : undefined,
    report === null ? undefined : reportOf(table, grantId, report.eventId),
  ]);
  return { versions: versions.filter((version) => version !== undefined), reason, report: kept };
}

/** The statuses that the last reason explains. */
const hasReason = ({ status, report }: Grant): boolean =>
  status === 'returned' ||
  status === 'rejected' ||
  status === 'cancelled' ||
  (status === 'disbursing' && report !== null);

/** Whether the application can still be written; afterwards its page shows the status. */
export const isWriting = ({ grant }: Seen): boolean => grant === undefined || grant.status === 'returned';

/** Whether the report of the grant can be written. */
export const isReportOpen = ({ grant }: Seen): boolean => grant?.status === 'disbursing';
