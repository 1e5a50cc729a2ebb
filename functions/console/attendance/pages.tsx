import * as z from 'zod/mini';
import { activityById, placesGivenUntil, sessionsBetween, sessionsOver } from '#shared/activities/index.ts';
import { isDoorOpen, markIdFrom, sentMark, sheet } from '#shared/attendance/index.ts';
import { daysAfter, localDate, localToUtc, typedNumber } from '#shared/language/index.ts';
import { walkInBody } from '#shared/staff/index.ts';
import type { Context } from '#shared/table/index.ts';
import {
  asFor,
  checked,
  json,
  type Outcome,
  oneOf,
  type Problem,
  problem,
  readJson,
  scripted,
  seeOther,
} from '#shared/web/index.ts';
import type { consolePages } from '../declared-pages.ts';
import { consoleAnswer } from '../frame/console-page.tsx';
import { formAnswer } from '../frame/form-answer.tsx';
import { formRequest } from '../frame/form-request.ts';
import { type Asked, centreIn, pages } from '../frame/pages.ts';
import { isOurForm } from '../sign-in/session.ts';
import { closeFor, openFor } from './check-in.ts';
import { SessionsPage, sheetPath } from './sessions-page.tsx';
import { record, type SessionRef, sessionFor, sheetPage } from './sheet.ts';
import { doneSteps, SheetPage } from './sheet-page.tsx';
import { getSheetScript } from './sheet-script.ts';
import { walkInFor } from './walk-in.ts';
import { type WalkInEntered, walkInFields } from './walk-in-form.tsx';

/** The largest request of the script, in bytes. */
const mostSheetBytes = 64 * 1024;

export const answers = pages<typeof consolePages.attendance>({
  getSheetScript,

  /** `?centre=&day=`: the sessions of a centre on one Baghdad day (`2026-11-30`), default today. */
  getSessions: async (asked) => {
    const { context, request, centres } = asked;
    const centre = centreIn(asked, request.query.get('centre'));
    const today = localDate(context.now().toISOString());
    const wanted = z.iso.date().safeParse(request.query.get('day') ?? today);
    const day = wanted.success && /^20\d\d-/.test(wanted.data) ? wanted.data : today;
    const range = { from: localToUtc(day, '00:00'), until: localToUtc(daysAfter(day, 1), '00:00') };
    const { items } = await sessionsBetween(context.table, centre, range, 100);
    const props = { request, centres, centre, day, sessions: items };
    return consoleAnswer(200, <SessionsPage {...props} />);
  },

  /** `?after=`: the sheet of a session, a page at a time. */
  getSheet: (asked) => page(asked, asked.ids),

  /** The sheet sent as a form; records only the statuses that were changed on it. */
  postMarks: async (asked) => {
    const { context, staff, fields, ids } = asked;
    const formId = id.safeParse(fields.get('formId'));
    if (!formId.success) return problem('invalid-request', 400);
    const markedAt = context.now().toISOString();
    const chosen = [...fields].flatMap(([name, status]) => {
      if (!/^m\d{1,3}$/.test(name)) return [];
      const [personId = '', was, ...replaces] = (fields.get(`p${name.slice(1)}`) ?? '').split('.');
      if (status === was) return [];
      const markId = markIdFrom(formId.data, personId, status);
      return [{ personId, status, markId, markedAt, replaces: replaces.filter((each) => each !== '') }];
    });
    const marks = checked(chosen, z.array(sentMark));
    if ('problem' in marks) return page(asked, ids, marks);
    if (marks.value.length > 0) {
      const recorded = await record(context, staff, ids, {
        deviceId: `console:${staff.id}`,
        marks: marks.value,
      });
      if ('problem' in recorded) return recorded;
      const [refusal] = recorded.refused;
      if (refusal !== undefined) return page(asked, ids, problem(nameOf(refusal.reason), 409));
    }
    return seeOther(`${sheetPath(ids)}?done=saved`);
  },

  /** Marks that the script kept on the device, as JSON; 403 without the form token in `x-form-token`. */
  postQueue: async ({ context, request, staff, ids }) => {
    const token = new URLSearchParams({ formToken: request.headers['x-form-token'] ?? '' });
    if (!isOurForm(request, token)) return problem('forbidden', 403);
    const body = readJson(request, sheet, mostSheetBytes);
    if ('problem' in body) return body;
    const recorded = await record(context, staff, ids, body.value);
    return 'problem' in recorded ? recorded : json(200, recorded);
  },

  /** Opens checking in by text; with `step=close` closes it. */
  postCheckIn: async (asked) => {
    const { context, staff, fields, ids } = asked;
    const step = fields.get('step') === 'close' ? closeFor : openFor;
    const told = await step(context, staff, ids);
    if (told !== undefined && 'problem' in told) return told.status === 409 ? page(asked, ids, told) : told;
    return seeOther(sheetPath(ids));
  },

  /**
   * Registers someone at the door and notes her present; 400 without a form id. If she cannot be registered,
   * shows the sheet again with the form as filled in.
   */
  postWalkIn: async (asked) => {
    const { context, request, staff, settings, fields, ids } = asked;
    const entered: WalkInEntered = Object.fromEntries(
      walkInFields.flatMap((name) => {
        const value = (fields.get(name) ?? '').slice(0, 100);
        return value === '' ? [] : [[name, value]];
      }),
    );
    const { birthYear, acceptsOverlap, consent, ...rest } = entered;
    const born = typedNumber(birthYear ?? '');
    const year = born === undefined ? {} : { birthYear: born };
    const agreed = {
      ...(consent === 'yes' ? { consent: true } : {}),
      ...(acceptsOverlap === 'yes' ? { acceptsOverlap: true } : {}),
    };
    const body = checked({ ...rest, ...year, ...agreed }, walkInBody);
    if ('problem' in body) return page(asked, ids, body, entered);
    const key = formRequest(staff, fields, ['walk-in', ids, body.value]);
    if (key === undefined) return problem('invalid-request', 400);
    const given = { receivedAt: request.receivedAt, allowedPrefixes: settings.allowedPrefixes };
    const walkedIn = await walkInFor(context, staff, ids, body.value, key, given);
    if ('problem' in walkedIn) return page(asked, ids, walkedIn, entered);
    return seeOther(`${sheetPath(ids)}?done=walkedIn`);
  },
});

const id = z.uuidv7();

/** The sheet, below the reason for a refusal. */
async function page(
  asked: Asked,
  ref: SessionRef,
  told?: Problem,
  entered: WalkInEntered = {},
): Promise<Outcome> {
  const { context, request, staff } = asked;
  const session = await sessionFor(context.table, staff, ref);
  if ('problem' in session) return session;
  const after = id.safeParse(request.query.get('after'));
  const items = await sheetPage(context.table, session, after.success ? after.data : undefined);
  const done = oneOf(doneSteps)(request.query.get('done') ?? '');
  const here = asFor(request, sheetPath(session));
  const now = context.now();
  const late = isDoorOpen(session, now) ? await howLate(context, session) : undefined;
  const props = { request: here, session, sheet: items, done, problem: told, entered, late, now };
  return scripted(formAnswer(asked, SheetPage, { ...props, staffId: staff.id }));
}

/** How many sessions of the course are over, once places are given only at the door; else `undefined`. */
async function howLate({ table, now }: Context, { activityId }: SessionRef) {
  const activity = await activityById(table, activityId);
  if (activity === undefined || (placesGivenUntil(activity) ?? '~') > now().toISOString()) return undefined;
  return { over: sessionsOver(activity, now()), sessions: activity.sessions.length };
}

/** The problem that the page shows for the first mark refused. */
const nameOf = (reason: string) =>
  reason === 'too-early' ||
  reason === 'session-cancelled' ||
  reason === 'not-registered' ||
  reason === 'too-many-marks'
    ? reason
    : ('invalid-request' as const);
