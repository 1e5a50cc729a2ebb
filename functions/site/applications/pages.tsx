import { isDeepStrictEqual } from 'node:util';
import { beginBody, type ChangeBody, changeBody, reportBody } from '#api/public/application-bodies.ts';
import { changeFrom, draftFields, type Entered, enteredIn } from '#shared/grants/application-form/index.ts';
import type { Draft } from '#shared/grants/index.ts';
import { digestOf } from '#shared/table/index.ts';
import {
  type Answer,
  asFor,
  checked,
  keyPattern,
  languageOfPage,
  type Outcome,
  type Problem,
  problem,
  type Request,
  scripted,
  seeOther,
  uploadingTo,
} from '#shared/web/index.ts';
import type { Asked, Sent } from '../frame/pages.ts';
import { pageAnswer } from '../pages/site-page.tsx';
import type { Acting } from './acting.ts';
import { begin, change, handIn, handInReport, mayHandIn, sentRequest, withdraw } from './actions.ts';
import { ApplicationPage, type ApplicationPageProps, WithdrawPage } from './application-page.tsx';
import { ApplyPage, beginFields } from './apply-page.tsx';
import { asksConsent } from './draft-form.tsx';
import { takesFiles } from './files/files.ts';
import { reportFields, reportFrom } from './report-form.tsx';
import { isReportOpen, isWriting, noneBehind, type Seen, seenBy } from './view.ts';

/** The cookie that keeps the key of an application that was opened. */
export const unlockCookie = 'unlock';

/** The page of an application behind its secret link. */
export const pathOf = (token: string): string => `/applications/${token}`;
/** The secret of the link, from the path; empty if there is none. */
export const tokenIn = ({ params }: Request): string => params.token ?? '';

/**
 * The application behind a link, seen with the `unlock` cookie if there is one; `undefined` if no link
 * matches.
 */
export const seenIn = ({ context }: Acting, request: Request): Promise<Seen | undefined> =>
  seenBy(context, tokenIn(request), request.cookies.get(unlockCookie));

/** Why a link leads to no application: 404, or 410 once it is forgotten. */
export const unseen = (acting: Acting, request: Request): Promise<Problem> =>
  noneBehind(acting, tokenIn(request));

/**
 * The page of an application; one that files can be added to has a script for that, which sends them to the
 * bucket.
 */
export async function shown(
  { context, settings }: Acting,
  request: Request,
  seen: Seen,
  more: Pick<ApplicationPageProps, 'entered' | 'problem' | 'typedOn' | 'isCodeSent'> = {},
): Promise<Answer> {
  const token = tokenIn(request);
  const props = {
    request: asFor(request, pathOf(token)),
    seen,
    token,
    formKey: context.newSecret(),
    ...more,
  };
  const { status = 200, headers } = more.problem ?? {};
  const page = pageAnswer(
    request,
    status,
    <ApplicationPage {...props} />,
    headers && { 'cache-control': 'no-store', ...headers },
  );
  return takesFiles(seen) ? uploadingTo(await settings.files.address())(scripted(page)) : page;
}

/** The application that a form is about; or why its link leads to none. */
export async function sentTo(acting: Acting, request: Request): Promise<Seen | Problem> {
  const seen = await seenIn(acting, request);
  return seen ?? unseen(acting, request);
}

/** `GET /apply` */
export async function applyPage({ context, request }: Asked): Promise<Outcome> {
  return pageAnswer(request, 200, <ApplyPage request={request} formKey={context.newSecret()} entered={{}} />);
}

/** `POST /apply` */
export async function postApply({ request, fields, ...acting }: Sent): Promise<Outcome> {
  const entered = enteredIn(fields, beginFields);
  const formKey = fields.get('formKey') ?? '';
  const again = (told: Problem) => {
    const props = { request, formKey: acting.context.newSecret(), entered, problem: told };
    return pageAnswer(request, told.status, <ApplyPage {...props} />, {
      'cache-control': 'no-store',
      ...told.headers,
    });
  };
  if (!keyPattern.test(formKey)) return again(problem('invalid-request', 400));
  const { centre, contactName, contactPhone, consent } = entered;
  const said = {
    centre: centre ?? '',
    language: languageOfPage(request),
    contact: { name: contactName ?? '', phone: contactPhone ?? '' },
    consent: consent === 'yes',
  };
  const body = checked(said, beginBody);
  if ('problem' in body) return again(body);
  // The same form sent again is the same request; gone back to and sent with something else in it, it is
  // another.
  const key = `${formKey.slice(0, 64)}:${digestOf(body.value)}`;
  const begun = await begin(acting, body.value, sentRequest('form', key, body.value));
  return 'problem' in begun ? again(begun) : seeOther(pathOf(begun.token));
}

/** `GET /applications/{token}` */
export async function applicationPage({ request, ...acting }: Asked): Promise<Outcome> {
  const seen = await seenIn(acting, request);
  if (seen !== undefined) return shown(acting, request, seen);
  return unseen(acting, request);
}

/**
 * The text typed on a page that shut before it was sent; with its version, if that is needed.
 */
type Typed = Pick<ApplicationPageProps, 'entered' | 'typedOn'>;

const enteredOn = (form: URLSearchParams, fields: readonly string[]): Typed => {
  const entered = enteredIn(form, fields);
  return Object.keys(entered).length === 0 ? {} : { entered, typedOn: form.get('version') ?? '' };
};

/** The text typed, from a form that carries it until the page is open again. */
export const typedIn = (form: URLSearchParams, { grant }: Seen): Typed => {
  if (grant?.status === 'returned') return enteredOn(form, draftFields);
  return grant?.status === 'disbursing' ? enteredOn(form, reportFields(grant)) : {};
};

/** `POST /applications/{token}`: saves what the form says, and submits it where that button was pressed. */
export async function postDraft({ request, fields: form, ...acting }: Sent): Promise<Outcome> {
  const seen = await sentTo(acting, request);
  if ('problem' in seen) return seen;
  if (!isWriting(seen)) return seeOther(pathOf(tokenIn(request)));
  const locked = mayHandIn(seen);
  if (locked !== undefined)
    return shown(acting, request, seen, { problem: locked, ...enteredOn(form, draftFields) });
  const entered = enteredIn(form, draftFields);
  const again = async (told: Problem) => {
    // Pressed twice: the other has done it.
    const now = (await seenIn(acting, request)) ?? seen;
    return isWriting(now)
      ? shown(acting, request, now, { entered, problem: told })
      : seeOther(pathOf(tokenIn(request)));
  };
  const body = checked(changeFrom(entered, seen.draft.currency, seen.grant === undefined), changeBody);
  if ('problem' in body) return again(body);
  if (asksConsent(seen.draft) && saysNames(body.value) && entered.consent !== 'yes')
    return again(
      problem('invalid-request', 400, { errors: [{ pointer: '/consent', reason: 'consentRequired' }] }),
    );
  const version = Number(form.get('version'));
  const saved = await savedOnce(
    acting,
    request,
    seen,
    body.value,
    Number.isSafeInteger(version) ? version : 0,
  );
  if ('problem' in saved) return again(saved);
  if (form.get('do') !== 'submit') return seeOther(`${pathOf(tokenIn(request))}?done=save`);
  const done = await handIn(acting, seen, { version: saved.version });
  return 'problem' in done ? again(done) : seeOther(pathOf(tokenIn(request)));
}

const saysNames = ({ contact, members = [] }: ChangeBody): boolean =>
  (contact?.name ?? null) !== null || members.length > 0;

/** The draft as the form has it: saved now, or, where its button was pressed twice, a moment ago. */
async function savedOnce(
  acting: Acting,
  request: Request,
  seen: Seen,
  said: ChangeBody,
  version: number,
): Promise<Draft | Problem> {
  const saved = await change(acting, seen, said, version);
  if (!('problem' in saved) || saved.problem !== 'version-changed') return saved;
  const now = await seenIn(acting, request);
  return now !== undefined && isWriting(now) && says(now.draft, said) ? now.draft : saved;
}

/** Whether a draft says already what a form does. */
function says({ contact, members, language, content }: Draft, said: ChangeBody): boolean {
  const {
    contact: saidContact = contact,
    members: saidMembers = members,
    language: saidIn = language,
    ...about
  } = said;
  const whole = Object.fromEntries(
    Object.entries(about).filter(([, value]) => value !== null && value !== undefined),
  );
  return isDeepStrictEqual(
    { contact, members, language, content },
    { contact: saidContact, members: saidMembers, language: saidIn, content: whole },
  );
}

/** `GET …/withdraw` */
export async function withdrawPage({ request, ...acting }: Asked): Promise<Outcome> {
  const seen = await seenIn(acting, request);
  if (seen === undefined) return unseen(acting, request);
  const token = tokenIn(request);
  if (seen.grant === undefined || seen.opened === undefined) return seeOther(pathOf(token));
  return pageAnswer(request, 200, <WithdrawPage request={request} token={token} />);
}

/** `POST …/withdraw` */
export async function postWithdrawForm({ request, ...acting }: Asked): Promise<Outcome> {
  const seen = await sentTo(acting, request);
  if ('problem' in seen) return seen;
  const done = await withdraw(acting, seen);
  return 'problem' in done
    ? shown(acting, request, seen, { problem: done })
    : seeOther(pathOf(tokenIn(request)));
}

/** `POST …/report` */
export async function postReportForm({ request, fields: form, ...acting }: Sent): Promise<Outcome> {
  const seen = await sentTo(acting, request);
  if ('problem' in seen) return seen;
  const path = pathOf(tokenIn(request));
  if (seen.grant === undefined) return seeOther(path);
  const of = seen.opened?.versions.at(-1);
  if (of === undefined)
    return shown(acting, request, seen, {
      problem: problem('application-locked', 403),
      ...typedIn(form, seen),
    });
  if (!isReportOpen(seen)) return seeOther(path);
  const entered: Entered = enteredIn(form, reportFields(of));
  const formKey = form.get('formKey') ?? '';
  const body = checked(reportFrom(entered, of), reportBody);
  if ('problem' in body) return shown(acting, request, seen, { entered, problem: body });
  const asked = keyPattern.test(formKey)
    ? sentRequest(seen.draft.draftId, `form:${formKey.slice(0, 64)}`, ['report', body.value])
    : undefined;
  const done = await handInReport(acting, seen, body.value, asked);
  return 'problem' in done ? shown(acting, request, seen, { entered, problem: done }) : seeOther(path);
}
