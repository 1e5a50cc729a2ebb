import { createHash } from 'node:crypto';
import { cursorText, readCursor } from '#api/public/activity-cursor.ts';
import { registrationBody } from '#api/public/registration-body.ts';
import { centreIds } from '#events/index.ts';
import { activityCode, isEnrolling } from '#shared/activities/index.ts';
import { register } from '#shared/registration/index.ts';
import type { Context } from '#shared/table/index.ts';
import {
  asFor,
  checked,
  keyPattern,
  type Outcome,
  oneOf,
  type Problem,
  problem,
  type Request,
  seeOther,
} from '#shared/web/index.ts';
import { type Shown, shownActivities, shownActivity } from '../activities.ts';
import { problemOf } from '../api/refusals.ts';
import { registerCommand } from '../api/register-command.ts';
import type { sitePages } from '../declared-pages.ts';
import { type Asked, pages, type Sent } from '../frame/pages.ts';
import { heldRegistration, manageUrl, type Step, takeStep } from '../registration.ts';
import { ActivityList } from './activity-list.tsx';
import { ActivityPage } from './activity-page.tsx';
import { bodyFrom, type Entered, enteredIn } from './form-fields.ts';
import { RegisterForm } from './register-form.tsx';
import { CancelPage, RegistrationPage } from './registration-page.tsx';
import { pageAnswer } from './site-page.tsx';

export const answers = pages<typeof sitePages.registering>({
  ...{ listPage, activityPage, formPage, postForm, registrationPage, cancelPage },
  /** Gives up the place or the position in the line. */
  postCancel: (asked) => postStep(asked, 'cancel'),
  /** Takes the place that is offered. */
  postAccept: (asked) => postStep(asked, 'accept'),
  /** Refuses the place that is offered. */
  postDecline: (asked) => postStep(asked, 'decline'),
});

/** How many pages of the index are looked through for something to show. */
const looks = 5;

/** The activities one can register for. */
async function listPage({ context, request }: Asked): Promise<Outcome> {
  const centre = oneOf(centreIds)(request.query.get('centre') ?? '');
  const asked = readCursor(request.query.get('cursor') ?? '');
  let cursor = centre === undefined || asked?.centre === centre ? asked : undefined;
  const activities: Shown[] = [];
  for (let look = 1; look <= looks; look++) {
    const page = await shownActivities(context, centre === undefined ? {} : { centre }, cursor);
    activities.push(...page.items);
    cursor = page.next;
    if (cursor === undefined || activities.length > 0) break;
  }
  const props = { request, centre, activities, cursor: cursor && cursorText(cursor), now: context.now() };
  return pageAnswer(request, 200, <ActivityList {...props} />, { 'cache-control': 'private, max-age=5' });
}

/** The activity whose code is in the address, or 404. */
async function activityOf(context: Context, { params: { code = '' } }: Request): Promise<Shown | Problem> {
  const shown = activityCode.safeParse(code).success ? await shownActivity(context, code) : undefined;
  return shown ?? problem('unknown-code', 404);
}

/** One activity. */
async function activityPage({ context, settings, request }: Asked): Promise<Outcome> {
  const shown = await activityOf(context, request);
  if ('problem' in shown) return shown;
  const props = { request, shown, now: context.now(), smsNumber: settings.smsNumber };
  return pageAnswer(request, 200, <ActivityPage {...props} />, { 'cache-control': 'private, max-age=5' });
}

/** The form to register with. */
async function formPage({ context, request }: Asked): Promise<Outcome> {
  const shown = await activityOf(context, request);
  if ('problem' in shown) return shown;
  const now = context.now();
  if (!isEnrolling(shown.open, now)) return seeOther(`/activities/${shown.open.code}`);
  return pageAnswer(
    request,
    200,
    <RegisterForm request={request} shown={shown} now={now} formKey={context.newSecret()} entered={{}} />,
  );
}

/** Registers the person that the form names. */
async function postForm({ context, settings, request, fields }: Sent): Promise<Outcome> {
  const shown = await activityOf(context, request);
  if ('problem' in shown) return shown;
  const { code } = shown.open;
  const entered = enteredIn(fields);
  const formKey = fields.get('formKey') ?? '';
  const again = (told: Problem) => {
    const props = {
      request,
      shown,
      now: context.now(),
      formKey: context.newSecret(),
      entered,
      problem: told,
    };
    return pageAnswer(request, told.status, <RegisterForm {...props} />, told.headers);
  };
  if (!keyPattern.test(formKey)) return again(problem('invalid-request', 400));
  const body = checked(bodyFrom(entered, code), registrationBody);
  if ('problem' in body) return again(body);
  const command = registerCommand(
    body.value,
    keyOf(formKey, entered),
    request.receivedAt,
    settings.allowedPrefixes,
  );
  if ('problem' in command) return again(command);
  const outcome = await register(context, command);
  if ('refused' in outcome) return again(problemOf(outcome));
  return seeOther(new URL(manageUrl(request.siteUrl, outcome.registration)).pathname);
}

/** The same form sent again is the same request; with another name in it, it is a new one. */
const keyOf = (formKey: string, entered: Entered): string =>
  `form:${formKey.slice(0, 64)}:${createHash('sha256').update(JSON.stringify(entered)).digest('base64url').slice(0, 22)}`;

/** One registration, behind its link. */
async function registrationPage({ context, request }: Asked): Promise<Outcome> {
  const { token = '' } = request.params;
  const held = await heldRegistration(context, token);
  if (held === undefined) return problem('not-found', 404);
  return pageAnswer(
    request,
    200,
    <RegistrationPage request={request} held={held} token={token} now={context.now()} />,
  );
}

/** The page that asks whether to cancel. */
async function cancelPage({ context, request }: Asked): Promise<Outcome> {
  const { token = '' } = request.params;
  const held = await heldRegistration(context, token);
  if (held === undefined) return problem('not-found', 404);
  return pageAnswer(request, 200, <CancelPage request={request} held={held} token={token} />);
}

/** Takes a step with a registration, and leads back to its page. */
async function postStep({ context, request }: Asked, step: Step): Promise<Outcome> {
  const { token = '' } = request.params;
  const held = await takeStep(context, token, step);
  if (held === undefined) return problem('not-found', 404);
  if (!('refused' in held)) return seeOther(`/registrations/${token}?done=${step}`);
  const now = await heldRegistration(context, token);
  if (now === undefined) return problem('not-found', 404);
  const told = problemOf(held);
  const here = asFor(request, `/registrations/${token}`);
  const props = { request: here, held: now, token, now: context.now(), problem: told };
  return pageAnswer(request, told.status, <RegistrationPage {...props} />);
}
