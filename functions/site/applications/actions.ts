import type { BeginBody, ChangeBody } from '#api/public/application-bodies.ts';
import {
  applicant,
  applicationToken,
  askForCode,
  beginDraft,
  changeDraft,
  type Draft,
  type DraftChange,
  type Grant,
  grantById,
  grantRulesFrom,
  moveGrant,
  submit,
  unlock,
} from '#shared/grants/index.ts';
import { mayBeTexted } from '#shared/language/index.ts';
import {
  answerTo,
  answerWrite,
  type Context,
  digestOf,
  type SentRequest,
  type Table,
} from '#shared/table/index.ts';
import { type FieldError, type Problem, problem } from '#shared/web/index.ts';
import type { Acting } from './acting.ts';
import { withFilesLookedAt } from './files/files.ts';
import { problemOf } from './refusals.ts';
import type { Seen, Submitted } from './view.ts';

/** A write with the id that a repeat is recognised by; a key belongs to its sender, or to one application. */
export const sentRequest = (of: string, key: string, asked: unknown): SentRequest => ({
  requestId: `application:${of}:${key}`,
  requestHash: digestOf(asked),
});

async function answeredBefore<T extends object>(table: Table, request: SentRequest) {
  const before = await answerTo<T>(table, request);
  if (before === undefined) return undefined;
  return 'refused' in before ? problem('idempotency-key-reused', 422) : before.answered;
}

/** The error of a contact phone that may not be texted, so that no news could reach it. */
const notTexted = (phone: string | null | undefined, { allowedPrefixes }: Acting['settings']) =>
  phone === undefined || phone === null || mayBeTexted(phone, allowedPrefixes)
    ? []
    : [{ pointer: '/contact/phone', reason: 'phoneNotAllowed' } as const];

const invalid = (errors: readonly FieldError[]) => problem('invalid-request', 400, { errors });

/** The answer to beginning an application, the same to each repeat. */
export type Begun = { readonly number: string; readonly token: string };

/** Begins an application, kept for 30 days; the same request again begins none. */
export async function begin(acting: Acting, body: BeginBody, request: SentRequest): Promise<Begun | Problem> {
  const { context, settings } = acting;
  const errors = notTexted(body.contact?.phone, settings);
  if (errors.length > 0) return { ...invalid(errors), language: body.language };
  const before = await answeredBefore<Begun>(context.table, request);
  if (before !== undefined) return before;
  const { centre, language, consent: _consent, contact = {}, members = [], ...content } = body;
  const begun = (draft: Draft): Begun => ({ number: draft.number, token: applicationToken(draft) });
  const draft = await beginDraft(
    context,
    grantRulesFrom(settings.grants),
    {
      centre,
      language,
      contact: { name: contact.name ?? null, phone: contact.phone ?? null },
      members,
      content,
    },
    (made) => [answerWrite(request, begun(made), context.now())],
  );
  if (!('refused' in draft)) return begun(draft);
  // Sent twice at once: the other request has the answer.
  return (await answeredBefore<Begun>(context.table, request)) ?? problem('busy', 503);
}

/** Whether an application was submitted and is not opened with its code. */
const closed = (seen: Seen): seen is Submitted & { readonly opened?: undefined } =>
  seen.grant !== undefined && seen.opened === undefined;
const locked = problem('application-locked', 403);

/** Changes a draft, or a returned application that was opened with a code. */
export async function change(
  { context, settings }: Acting,
  seen: Seen,
  { contact, members, centre, language, ...content }: ChangeBody,
  version?: number,
): Promise<Draft | Problem> {
  if (closed(seen)) return locked;
  const who = { contact, members, centre, language };
  // Once it was submitted it is known whose it is, and where.
  const settled =
    seen.grant === undefined ? [] : Object.entries(who).filter(([, value]) => value !== undefined);
  const errors = [
    ...settled.map(([field]) => ({ pointer: `/${field}`, reason: 'staysNow' }) as const),
    ...notTexted(contact?.phone, settings),
  ];
  if (errors.length > 0) return invalid(errors);
  const meant = { draftId: seen.draft.draftId, ...(version === undefined ? {} : { version }) };
  const given: DraftChange = {
    ...(centre === undefined ? {} : { centre }),
    ...(language === undefined ? {} : { language }),
    ...(members === undefined ? {} : { members }),
    ...(contact === undefined ? {} : { contact: definedOf(contact) }),
    content: definedOf(content),
  };
  const outcome = await changeDraft(context, grantRulesFrom(settings.grants), meant, () => given);
  return 'refused' in outcome ? problemOf(outcome, context.now()) : outcome;
}

/** The fields given. */
const definedOf = <T extends object>(fields: T): { [Name in keyof T]: Exclude<T[Name], undefined> } =>
  // The filter leaves only fields with a value.
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]: Exclude<T[Name], undefined>;
  };

/** The kept answer to a request that submitted an application or a report. */
export type Moved = { readonly grantId: string; readonly status: Grant['status']; readonly since: string };

const movedOf = ({ grantId, status, since }: Grant): Moved => ({ grantId, status, since });
const keeping = (context: Context, request: SentRequest | undefined) => (grant: Grant) =>
  request === undefined ? [] : [answerWrite(request, movedOf(grant), context.now())];

/** Does what a request asks once: the same request again gets the first answer. */
async function once(
  context: Context,
  request: SentRequest | undefined,
  act: () => Promise<Grant | Parameters<typeof problemOf>[0] | { readonly refused: 'request-answered' }>,
): Promise<Moved | Problem> {
  const before = request && (await answeredBefore<Moved>(context.table, request));
  if (before !== undefined) return before;
  const outcome = await act();
  if (!('refused' in outcome)) return movedOf(outcome);
  // Sent twice at once, the other may have acted since this looked: then its answer counts.
  const meanwhile = request && (await answeredBefore<Moved>(context.table, request));
  if (meanwhile !== undefined) return meanwhile;
  return outcome.refused === 'request-answered' ? problem('busy', 503) : problemOf(outcome, context.now());
}

/** Submits a draft, at `version` if given, with the files that have arrived. */
export async function handIn(
  acting: Acting,
  seen: Seen,
  { version, request }: { readonly version?: number; readonly request?: SentRequest },
): Promise<Moved | Problem> {
  const { context } = acting;
  const { draftId } = seen.draft;
  return once(context, request, async () => {
    const { changes } = await withFilesLookedAt(acting, seen);
    const meant = { draftId, ...(version === undefined ? {} : { version: version + changes }) };
    return submit(context, meant, applicant, keeping(context, request));
  });
}

/** Refuses a caller without the code to submit a returned application; `undefined` if she may. */
export const mayHandIn = (seen: Seen): Problem | undefined =>
  closed(seen) && seen.grant.status === 'returned' ? locked : undefined;

/** Withdraws an application; one withdrawn before is answered as done. */
export async function withdraw({ context, settings }: Acting, seen: Seen): Promise<Moved | Problem> {
  if (seen.grant === undefined) return problem('application-not-submitted', 409);
  if (closed(seen)) return locked;
  const { grantId } = seen.grant;
  const move = { grantId, move: { move: 'withdraw' } } as const;
  return once(context, undefined, async () => {
    const outcome = await moveGrant(context, move, applicant, grantRulesFrom(settings.grants));
    const isDone = 'refused' in outcome && outcome.refused === 'not-now' && outcome.status === 'withdrawn';
    return isDone ? ((await grantById(context.table, grantId)) ?? outcome) : outcome;
  });
}

/** Hands the report in. */
export async function handInReport(
  acting: Acting,
  seen: Seen,
  report: { readonly peopleReached: number; readonly spent: number[]; readonly story: string },
  request?: SentRequest,
): Promise<Moved | Problem> {
  const { context, settings } = acting;
  if (seen.grant === undefined) return problem('application-not-submitted', 409);
  if (closed(seen)) return locked;
  const { grantId } = seen.grant;
  const move = { move: 'report', ...report } as const;
  return once(context, request, async () => {
    const { draft } = (await withFilesLookedAt(acting, seen)).seen;
    // A file that was announced but never arrived is no part of the report.
    const files = draft.reportFiles.filter(({ status }) => status === 'kept');
    const rules = grantRulesFrom(settings.grants);
    return moveGrant(context, { grantId, move, files }, applicant, rules, keeping(context, request));
  });
}

/** Has a code texted to the contact person; until when it opens. */
export async function sendCode(
  { context, settings }: Acting,
  { draft, grant }: Seen,
): Promise<{ readonly until: string } | Problem> {
  if (grant === undefined) return problem('application-not-submitted', 409);
  const asked = await askForCode(context, { draftId: draft.draftId, grant });
  if ('refused' in asked) return problemOf(asked, context.now());
  await settings.answers.push(asked.message);
  return { until: asked.until };
}

/** Exchanges the texted code for a key. */
export async function open(
  { context }: Acting,
  { draft, grant }: Seen,
  code: string,
): Promise<{ readonly key: string; readonly until: string } | Problem> {
  if (grant === undefined) return problem('application-not-submitted', 409);
  const opened = await unlock(context, draft.draftId, code);
  return 'refused' in opened ? problemOf(opened, context.now()) : opened;
}
