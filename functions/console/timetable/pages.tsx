import * as z from 'zod/mini';
import { closedAt, closedDaysOf } from '#shared/closed-days/index.ts';
import { costOfReminders } from '#shared/reminders/index.ts';
import { announceBody, placesBody, timetableBody, timetableCentres } from '#shared/staff/index.ts';
import {
  checked,
  cursorOf,
  cursorText,
  type Outcome,
  oneOf,
  type Problem,
  problem,
  seeOther,
} from '#shared/web/index.ts';
import { consoleAnswer } from '../frame/console-page.tsx';
import { type Asked, centreIn, forStaff } from '../frame/for-staff.ts';
import { formAnswer } from '../frame/form-answer.tsx';
import { formRequest } from '../frame/form-request.ts';
import { ourForm } from '../sign-in/session.ts';
import { addedToCall, notToldIn, stillToCall } from '../untold/not-told-in-time.ts';
import { activitiesOf, activityFor, announce, callOff, extend, move, sessionAsAnnounced } from './actions.ts';
import { ActivitiesPage, activitiesPath } from './activities-page.tsx';
import { AnnouncePage } from './announce-page.tsx';
import { announcementIn, moveIn, placesIn, weeklyIn } from './form.ts';
import { setPlaces } from './places.ts';
import { SessionPage, doneSteps as stepsOfSession } from './session-page.tsx';
import { doneSteps, sessionPath, TimetablePage, timetablePath } from './timetable-page.tsx';

const forTimetables = forStaff(timetableCentres);

/** The version that the form was made from; `NaN` if the form names none. */
const versionIn = (fields: URLSearchParams): number => Number(fields.get('version') || 'none');

const place = cursorOf(z.object({ closesAt: z.iso.datetime({ precision: 3 }), activityId: z.uuidv7() }));

/**
 * `GET /console/activities?centre=&after=`: the activities of a centre that go on or are to come, a page at a
 * time.
 */
export const getActivities = forTimetables(async (asked) => {
  const { context, request, staff, centres } = asked;
  const centre = centreIn(asked, request.query.get('centre'));
  const now = context.now();
  const after = place(request.query.get('after') ?? '');
  const page = await activitiesOf(context.table, staff, centre, now, after);
  if ('problem' in page) return page;
  const { activities, next } = page;
  const more = next && `${activitiesPath}?${new URLSearchParams({ centre, after: cursorText(next) })}`;
  return consoleAnswer(200, <ActivitiesPage {...{ request, centres, centre, now, activities, more }} />);
});

/** `GET /console/activities/new?centre=`: an empty form that announces an activity. */
export const getAnnounce = forTimetables((asked) => announcePage(asked, new URLSearchParams()));

/** The form, below the reason for a refusal. */
async function announcePage(asked: Asked, entered: URLSearchParams, told?: Problem): Promise<Outcome> {
  const { context, request, centres } = asked;
  const centre = centreIn(asked, entered.get('centre') ?? request.query.get('centre'));
  const props = { request, centres, centre, entered, problem: told };
  return formAnswer(context, request, told?.status ?? 200, (marks) => <AnnouncePage {...props} {...marks} />);
}

/**
 * `POST /console/activities/new`: announces an activity and leads to its page; shows the form again if
 * refused.
 */
export const postAnnounce = forTimetables(async (asked) => {
  const { context, request, staff, settings } = asked;
  const fields = ourForm(request);
  if ('problem' in fields) return fields;
  const entered = fields.value;
  // What opens at once opens as it was asked for, however often it is sent: the same form says the same.
  const centre = centreIn(asked, entered.get('centre'));
  const closedDays = await closedDaysOf(context.table, centre);
  const said = announcementIn(entered, centre, request.receivedAt, closedDays);
  const body = checked(said, announceBody);
  if ('problem' in body) return announcePage(asked, entered, body);
  const once = formRequest(staff, entered, ['announce', [...entered]]);
  if (once === undefined) return problem('invalid-request', 400);
  const announced = await announce(context, staff, body.value, once, settings.limits);
  if ('problem' in announced) return announcePage(asked, entered, announced);
  return seeOther(`${timetablePath(announced.activityId)}?done=announced`);
});

/** `GET /console/activities/{activityId}`: the timetable of an activity; 404 if the id is no UUIDv7. */
export const getTimetable = forTimetables((asked) => timetablePage(asked, new URLSearchParams()));

/** An activity, below the reason for a refusal. */
async function timetablePage(
  { context, request, staff, settings }: Asked,
  entered: URLSearchParams,
  told?: Problem,
): Promise<Outcome> {
  const id = z.uuidv7().safeParse(request.params.activityId);
  if (!id.success) return problem('not-found', 404);
  const shown = await activityFor(context.table, staff, id.data);
  if ('problem' in shown) return shown;
  const now = context.now();
  const toCome = shown.sessions.filter(
    ({ start, status }) => status === 'planned' && start > now.toISOString(),
  ).length;
  const places = shown.activity.capacity;
  const reminders = costOfReminders({ sessions: toCome, places }, settings.limits);
  const done = oneOf(doneSteps)(request.query.get('done') ?? '');
  const toCall = done === 'sessionsAdded' ? await addedToCall(context, shown.sessions) : [];
  const props = { request, now, ...shown, reminders, done, toCall, entered, problem: told };
  return formAnswer(context, request, told?.status ?? 200, (marks) => (
    <TimetablePage {...props} {...marks} />
  ));
}

/**
 * `POST /console/activities/{activityId}`: adds sessions to the version that the form showed; 404 without a
 * version.
 */
export const postSessions = forTimetables(async (asked) => {
  const { context, request, staff, settings } = asked;
  const fields = ourForm(request);
  if ('problem' in fields) return fields;
  const entered = fields.value;
  const id = z.uuidv7().safeParse(request.params.activityId);
  const version = versionIn(entered);
  if (!id.success || !Number.isSafeInteger(version)) return problem('not-found', 404);
  const body = checked({ weekly: weeklyIn(entered) }, timetableBody);
  if ('problem' in body) return timetablePage(asked, entered, body);
  const once = formRequest(staff, entered, ['extend', id.data, body.value]);
  if (once === undefined) return problem('invalid-request', 400);
  const to = { activityId: id.data, version };
  const added = await extend(context, staff, to, body.value, once, settings.limits);
  if ('problem' in added) return timetablePage(asked, entered, added);
  return seeOther(`${timetablePath(id.data)}?done=sessionsAdded`);
});

/** `POST /console/activities/{activityId}/places`: sets the places of the version that the form showed. */
export const postPlaces = forTimetables(async (asked) => {
  const { context, request, staff } = asked;
  const fields = ourForm(request);
  if ('problem' in fields) return fields;
  const entered = fields.value;
  const id = z.uuidv7().safeParse(request.params.activityId);
  const version = versionIn(entered);
  if (!id.success || !Number.isSafeInteger(version)) return problem('not-found', 404);
  const body = checked(placesIn(entered), placesBody);
  if ('problem' in body) return timetablePage(asked, entered, body);
  const once = formRequest(staff, entered, ['places', id.data, body.value]);
  if (once === undefined) return problem('invalid-request', 400);
  const set = await setPlaces(context, staff, { activityId: id.data, version }, body.value, once);
  if ('problem' in set) return timetablePage(asked, entered, set);
  return seeOther(`${timetablePath(id.data)}?done=placesChanged`);
});

const steps = ['move', 'cancel'] as const;
const which = z.object({ activityId: z.uuidv7(), sessionId: z.uuidv7() });

/**
 * `GET /console/activities/{activityId}/sessions/{sessionId}`: one session, with the forms that change it.
 */
export const getSession = forTimetables((asked) => sessionPage(asked));

/** A session, below the reason for a refusal. */
async function sessionPage(
  { context, request, staff }: Asked,
  told?: Problem,
  entered?: URLSearchParams,
): Promise<Outcome> {
  const ref = which.safeParse(request.params);
  if (!ref.success) return problem('not-found', 404);
  const session = await sessionAsAnnounced(context.table, staff, ref.data);
  if ('problem' in session) return session;
  const done = oneOf(stepsOfSession)(request.query.get('done') ?? '');
  const closed = closedAt(await closedDaysOf(context.table, session.centre), session.start);
  const members = told && notToldIn(told);
  const step = oneOf(steps)(entered?.get('step') ?? '');
  const notTold = members && step && { ...members, step };
  const toCall = await stillToCall(context, session.sessionId);
  // A session to be called off is shown with its own hour.
  const shown = step === 'cancel' ? undefined : entered;
  const props = { request, session, closed, done, entered: shown, problem: told, notTold, toCall };
  return formAnswer(context, request, told?.status ?? 200, (marks) => <SessionPage {...props} {...marks} />);
}

/**
 * `POST /console/activities/{activityId}/sessions/{sessionId}`: moves or cancels the version that the form
 * showed. Field `notTold`: how many people the sender saw that no text reaches in time; with more of them it
 * is refused.
 */
export const postSession = forTimetables(async (asked) => {
  const { context, request, staff, settings } = asked;
  const fields = ourForm(request);
  if ('problem' in fields) return fields;
  const ref = which.safeParse(request.params);
  const version = versionIn(fields.value);
  const step = oneOf(steps)(fields.value.get('step') ?? '');
  if (!ref.success || step === undefined || !Number.isSafeInteger(version)) return problem('not-found', 404);
  const meant = { ...ref.data, version };
  const body = step === 'cancel' ? { value: {} } : moveIn(fields.value);
  if ('problem' in body) return sessionPage(asked, body, fields.value);
  // By the form, not by the version: a move that changes nothing keeps the version, and another form may ask
  // for more.
  const once = formRequest(staff, fields.value, [step, meant, body.value]);
  if (once === undefined) return problem('invalid-request', 400);
  const notTold = Number(fields.value.get('notTold') || 'none');
  const seen = Number.isSafeInteger(notTold) ? { notTold } : {};
  if (step === 'cancel') {
    const called = await callOff(context, staff, meant, seen, once, settings.limits);
    return 'problem' in called
      ? sessionPage(asked, called, fields.value)
      : seeOther(`${sessionPath(meant)}?done=sessionCalledOff`);
  }
  const moved = await move(context, staff, meant, { ...body.value, ...seen }, once, settings.limits);
  if ('problem' in moved) return sessionPage(asked, moved, fields.value);
  const isOtherwise = moved.sessions.some((session) => session.version !== version);
  return seeOther(`${sessionPath(meant)}${isOtherwise ? '?done=sessionChanged' : ''}`);
});
