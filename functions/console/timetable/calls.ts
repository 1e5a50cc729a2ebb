import { page } from '#api/answer.ts';
import { timetable } from '#api/staff/timetable.ts';
import { daysAfter, localDate, localToUtc } from '#shared/language/index.ts';
import type { TimetableAnswer } from '#shared/staff/index.ts';
import { problem } from '#shared/web/index.ts';
import { type Answers, answer } from '../frame/answer.ts';
import { announce, calendarOf, callOff, extend, move, timetableOf } from './actions.ts';
import type { Told } from './answers.ts';
import { setPlaces } from './places.ts';

/** Days shown from the first if no last is given, and the most that may be asked for. */
const usualDays = 31;
const mostDays = 400;

export const answers: Answers<typeof timetable> = {
  announceActivity: answer(timetable.announceActivity, ({ context, settings, staff, body, asked }) =>
    announce(context, staff, body, asked('announce', body), settings.limits),
  ),
  setPlaces: answer(timetable.setPlaces, ({ context, staff, path: { activityId }, version, body, asked }) =>
    setPlaces(context, staff, { activityId, version }, body, asked('places', activityId, version, body)),
  ),
  getTimetable: answer(timetable.getTimetable, async ({ context, staff, path }) => {
    const told = await timetableOf(context.table, staff, path.activityId);
    return 'problem' in told ? told : allOf(told);
  }),
  addSessions: answer(
    timetable.addSessions,
    async ({ context, settings, staff, path: { activityId }, version, body, asked }) => {
      const request = asked('extend', activityId, version, body);
      const told = await extend(context, staff, { activityId, version }, body, request, settings.limits);
      return 'problem' in told ? told : allOf(told);
    },
  ),
  moveSession: answer(
    timetable.moveSession,
    async ({ context, settings, staff, path, version, body, asked }) => {
      const request = asked('move', path, version, body);
      return theOne(await move(context, staff, { ...path, version }, body, request, settings.limits));
    },
  ),
  // A session cancelled before is answered as done.
  cancelSession: answer(
    timetable.cancelSession,
    async ({ context, settings, staff, path, version, body, asked }) => {
      const request = asked('cancel', path, version);
      return theOne(await callOff(context, staff, { ...path, version }, body, request, settings.limits));
    },
  ),
  listSessions: answer(timetable.listSessions, async ({ context, staff, query }) => {
    const { centre, from = localDate(context.now().toISOString()), cursor } = query;
    const until = query.until ?? daysAfter(from, usualDays - 1);
    const wrong = (parameter: string) =>
      problem('invalid-request', 400, { errors: [{ parameter, reason: 'invalidChoice' }] });
    if (until < from || until >= daysAfter(from, mostDays)) return wrong('until');
    const between = { from: localToUtc(from, '00:00'), until: localToUtc(daysAfter(until, 1), '00:00') };
    const [, start = '', activityId = '', sessionId = ''] = cursor ?? [];
    if (cursor !== undefined && (start < between.from || start >= between.until)) return wrong('cursor');
    const after = cursor && { start, activityId, sessionId };
    const listed = await calendarOf(context.table, staff, centre, between, after);
    if ('problem' in listed) return listed;
    const { items, next } = listed;
    return page(items, next && [centre, next.start, next.activityId, next.sessionId]);
  }),
};

const allOf = ({ sessions, activityVersion }: Told): TimetableAnswer => ({
  activityVersion,
  items: [...sessions],
  cursor: null,
});

function theOne(told: Awaited<ReturnType<typeof move>>) {
  if ('problem' in told) return told;
  const [session] = told.sessions;
  if (session === undefined) throw new Error('A session was changed and is not there');
  return session;
}
