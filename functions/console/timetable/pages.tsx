import * as z from 'zod/mini';
import { closedAt, closedDaysOf } from '#shared/closed-days/index.ts';
import { costOfReminders } from '#shared/reminders/index.ts';
import { announceBody, placesBody, timetableBody } from '#shared/staff/index.ts';
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
import type { consolePages } from '../declared-pages.ts';
import { consoleAnswer } from '../frame/console-page.tsx';
import { formAnswer } from '../frame/form-answer.tsx';
import { formRequest, versionIn } from '../frame/form-request.ts';
import { type Asked, centreIn, pages } from '../frame/pages.ts';
import { addedToCall, notToldIn, stillToCall } from '../untold/not-told-in-time.ts';
import { activitiesOf, activityFor, announce, callOff, extend, move, sessionAsAnnounced } from './actions.ts';
import { ActivitiesPage, activitiesPath } from './activities-page.tsx';
import { AnnouncePage } from './announce-page.tsx';
import { announcementIn, moveIn, placesIn, weeklyIn } from './form.ts';
import { setPlaces } from './places.ts';
import { SessionPage, doneSteps as stepsOfSession } from './session-page.tsx';
import { doneSteps, sessionPath, TimetablePage, timetablePath } from './timetable-page.tsx';

const place = cursorOf(z.object({ closesAt: z.iso.datetime({ precision: 3 }), activityId: z.uuidv7() }));
const steps = ['move', 'cancel'] as const;

export const answers = pages<typeof consolePages.timetable>({
  /** `?centre=&after=`: the activities of a centre that go on or are to come, a page at a time. */
  getActivities: async (asked) => {
    const { context, request, staff, centres } = asked;
    const centre = centreIn(asked, request.query.get('centre'));
    const now = context.now();
    const after = place(request.query.get('after') ?? '');
    const page = await activitiesOf(context.table, staff, centre, now, after);
    if ('problem' in page) return page;
    const { activities, next } = page;
    const more = next && `${activitiesPath}?${new URLSearchParams({ centre, after: cursorText(next) })}`;
    return consoleAnswer(200, <ActivitiesPage {...{ request, centres, centre, now, activities, more }} />);
  },

  /** `?centre=`: an empty form that announces an activity. */
  getAnnounce: (asked) => announcePage(asked, new URLSearchParams()),

  /** Announces an activity and leads to its page; shows the form again if refused. */
  postAnnounce: async (asked) => {
    const { context, request, staff, settings, fields } = asked;
    // What opens at once opens as it was asked for, however often it is sent: the same form says the same.
    const centre = centreIn(asked, fields.get('centre'));
    const closedDays = await closedDaysOf(context.table, centre);
    const said = announcementIn(fields, centre, request.receivedAt, closedDays);
    const body = checked(said, announceBody);
    if ('problem' in body) return announcePage(asked, fields, body);
    const once = formRequest(staff, fields, ['announce', [...fields]]);
    if (once === undefined) return problem('invalid-request', 400);
    const announced = await announce(context, staff, body.value, once, settings.limits);
    if ('problem' in announced) return announcePage(asked, fields, announced);
    return seeOther(`${timetablePath(announced.activityId)}?done=announced`);
  },

  /** The timetable of an activity. */
  getTimetable: (asked) => timetablePage(asked, asked.ids.activityId, new URLSearchParams()),

  /** Adds sessions to the version that the form showed; 404 without a version. */
  postSessions: async (asked) => {
    const { context, staff, settings, fields, ids } = asked;
    const { activityId } = ids;
    const version = versionIn(fields);
    if (version === undefined) return problem('not-found', 404);
    const body = checked({ weekly: weeklyIn(fields) }, timetableBody);
    if ('problem' in body) return timetablePage(asked, activityId, fields, body);
    const once = formRequest(staff, fields, ['extend', activityId, body.value]);
    if (once === undefined) return problem('invalid-request', 400);
    const added = await extend(context, staff, { activityId, version }, body.value, once, settings.limits);
    if ('problem' in added) return timetablePage(asked, activityId, fields, added);
    return seeOther(`${timetablePath(activityId)}?done=sessionsAdded`);
  },

  /** Sets the places of the version that the form showed; 404 without a version. */
  postPlaces: async (asked) => {
    const { context, staff, fields, ids } = asked;
    const { activityId } = ids;
    const version = versionIn(fields);
    if (version === undefined) return problem('not-found', 404);
    const body = checked(placesIn(fields), placesBody);
    if ('problem' in body) return timetablePage(asked, activityId, fields, body);
    const once = formRequest(staff, fields, ['places', activityId, body.value]);
    if (once === undefined) return problem('invalid-request', 400);
    const set = await setPlaces(context, staff, { activityId, version }, body.value, once);
    if ('problem' in set) return timetablePage(asked, activityId, fields, set);
    return seeOther(`${timetablePath(activityId)}?done=placesChanged`);
  },

  /** One session, with the forms that change it. */
  getSession: (asked) => sessionPage(asked, asked.ids),

  /**
   * Moves or cancels the version that the form showed; 404 without a version. Field `notTold`: how many
   * people the sender saw that no text reaches in time; with more of them it is refused.
   */
  postSession: async (asked) => {
    const { context, staff, settings, fields, ids } = asked;
    const version = versionIn(fields);
    const step = oneOf(steps)(fields.get('step') ?? '');
    if (step === undefined || version === undefined) return problem('not-found', 404);
    const meant = { ...ids, version };
    const body = step === 'cancel' ? { value: {} } : moveIn(fields);
    if ('problem' in body) return sessionPage(asked, ids, body, fields);
    // By the form, not by the version: a move that changes nothing keeps the version, and another form may ask
    // for more.
    const once = formRequest(staff, fields, [step, meant, body.value]);
    if (once === undefined) return problem('invalid-request', 400);
    const notTold = Number(fields.get('notTold') || 'none');
    const seen = Number.isSafeInteger(notTold) ? { notTold } : {};
    if (step === 'cancel') {
      const called = await callOff(context, staff, meant, seen, once, settings.limits);
      return 'problem' in called
        ? sessionPage(asked, ids, called, fields)
        : seeOther(`${sessionPath(meant)}?done=sessionCalledOff`);
    }
    const moved = await move(context, staff, meant, { ...body.value, ...seen }, once, settings.limits);
    if ('problem' in moved) return sessionPage(asked, ids, moved, fields);
    const isOtherwise = moved.sessions.some((session) => session.version !== version);
    return seeOther(`${sessionPath(meant)}${isOtherwise ? '?done=sessionChanged' : ''}`);
  },
});

/** The form, below the reason for a refusal. */
function announcePage(asked: Asked, entered: URLSearchParams, told?: Problem): Outcome {
  const { request, centres } = asked;
  const centre = centreIn(asked, entered.get('centre') ?? request.query.get('centre'));
  return formAnswer(asked, AnnouncePage, { centres, centre, entered, problem: told });
}

/** An activity, below the reason for a refusal. */
async function timetablePage(
  asked: Asked,
  activityId: string,
  entered: URLSearchParams,
  told?: Problem,
): Promise<Outcome> {
  const { context, request, staff, settings } = asked;
  const shown = await activityFor(context.table, staff, activityId);
  if ('problem' in shown) return shown;
  const now = context.now();
  const toCome = shown.sessions.filter(
    ({ start, status }) => status === 'planned' && start > now.toISOString(),
  ).length;
  const places = shown.activity.capacity;
  const reminders = costOfReminders({ sessions: toCome, places }, settings.limits);
  const done = oneOf(doneSteps)(request.query.get('done') ?? '');
  const toCall = done === 'sessionsAdded' ? await addedToCall(context, shown.sessions) : [];
  const props = { now, ...shown, reminders, done, toCall, entered, problem: told };
  return formAnswer(asked, TimetablePage, props);
}

/** A session, below the reason for a refusal. */
async function sessionPage(
  asked: Asked,
  ref: { readonly activityId: string; readonly sessionId: string },
  told?: Problem,
  entered?: URLSearchParams,
): Promise<Outcome> {
  const { context, request, staff } = asked;
  const session = await sessionAsAnnounced(context.table, staff, ref);
  if ('problem' in session) return session;
  const done = oneOf(stepsOfSession)(request.query.get('done') ?? '');
  const closed = closedAt(await closedDaysOf(context.table, session.centre), session.start);
  const members = told && notToldIn(told);
  const step = oneOf(steps)(entered?.get('step') ?? '');
  const notTold = members && step && { ...members, step };
  const toCall = await stillToCall(context, session.sessionId);
  // A session to be called off is shown with its own hour.
  const shown = step === 'cancel' ? undefined : entered;
  return formAnswer(asked, SessionPage, {
    ...{ session, closed, done, entered: shown, problem: told, notTold, toCall },
  });
}
