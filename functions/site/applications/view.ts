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

/** An application that is being written: whoever has its link sees and changes it. */
export type Writing = { readonly draft: Draft; readonly grant?: undefined; readonly opened?: undefined };

/** One that was submitted. What it says, its sums and its reasons are behind the code: `opened`. */
export type Submitted = {
  readonly draft: Draft;
  readonly grant: Grant;
  readonly opened?: Opened;
};

/** What a submitted application shows to who gave the code. */
export type Opened = {
  /** Every version that was submitted, the first first. */
  readonly versions: readonly ApplicationVersion[];
  /** Why it was given back, or came to nothing, where that is how it stands. */
  readonly reason?: string | undefined;
  readonly report?: KeptReport | undefined;
};

export type Seen = Writing | Submitted;

/** What a link leads to, opened where `key` does; `undefined` for a token that is none of ours, or is over. */
export async function seenBy(context: Context, token: string, key?: string): Promise<Seen | undefined> {
  const draft = await draftByToken(context.table, token, context.now());
  return draft === undefined ? undefined : seenAs(context, draft, key);
}

/** Why a link leads to no application: it was kept until a day, and is forgotten; or there is none that is known of. */
export async function noneBehind(
  { context }: { readonly context: Context },
  token: string,
): Promise<Problem> {
  const until = await forgottenByToken(context.table, token, context.now());
  if (until === undefined) return problem('not-found', 404);
  const detail = { key: 'detail.wasKeptUntil', args: { deadline: localDate(until) } } as const;
  return problem('application-forgotten', 410, { detail });
}

/** The same of an application that was read already. */
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

/** In these the last thing that was said is why it stands so. */
const hasReason = ({ status, report }: Grant): boolean =>
  status === 'returned' ||
  status === 'rejected' ||
  status === 'cancelled' ||
  (status === 'disbursing' && report !== null);

/** Whether what is to be submitted can still be written: afterwards its page says how it stands. */
export const isWriting = ({ grant }: Seen): boolean => grant === undefined || grant.status === 'returned';

/** Whether its report is to be written. */
export const isReportOpen = ({ grant }: Seen): boolean => grant?.status === 'disbursing';
