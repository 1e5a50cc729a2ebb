import * as z from 'zod/mini';
import { languages } from '#events/index.ts';
import { sessionsOfPattern, weekly } from '#shared/activities/index.ts';
import { closedOn, type KeptClosedDays } from '#shared/closed-days/index.ts';
import {
  daysAfter,
  localDate,
  localParts,
  localToUtc,
  typedDigits,
  typedNumber,
} from '#shared/language/index.ts';
import { moveBody } from '#shared/staff/index.ts';
import { checked, type FieldError, type Problem } from '#shared/web/index.ts';

/** The fields of a timetable, in their order on the form. */
export const timetableFields = [
  'first',
  'last',
  'days',
  'from',
  'to',
  'except',
  'exceptClosed',
  'room',
] as const;

/** The fields of an announcement, in their order on the form. */
export const announceFields = [
  'code',
  'kind',
  ...languages,
  'capacity',
  'childcareCapacity',
  'gender',
  'minAge',
  'maxAge',
  'sensitive',
  ...timetableFields,
  'opensOn',
  'closesOn',
  'placesUntil',
  'attendanceShare',
] as const;
export type AnnounceField = (typeof announceFields)[number];

/** The fields of how many places there are. */
export const placesFields = ['capacity', 'childcareCapacity', 'placesUntil'] as const;

/** The fields of a session. */
export const sessionFields = ['first', 'from', 'to', 'room'] as const;

const textIn = (fields: URLSearchParams, name: AnnounceField): string => (fields.get(name) ?? '').trim();
/** Leaves out the fields left empty. */
const orNothing = (text: string): string | undefined => (text === '' ? undefined : text);
const dayOf = (text: string): string => typedDigits(text).replaceAll('/', '-');
const dayIn = (fields: URLSearchParams, name: AnnounceField): string => dayOf(textIn(fields, name));
/** `9:00` is told from what else may be meant by it. */
const timeIn = (fields: URLSearchParams, name: AnnounceField): string =>
  typedDigits(textIn(fields, name)).replace(/^\d:/, '0$&');
const numberIn = (fields: URLSearchParams, name: AnnounceField) => typedNumber(textIn(fields, name));

const isDay = (text: string): boolean => z.iso.date().safeParse(text).success;
const noon = '12:00';

/**
 * The weekly pattern that a form stands for; without a last day, the first day alone. A single closed day is
 * meant as entered: it is warned of, not left out.
 */
export function weeklyIn(fields: URLSearchParams): Readonly<Record<string, unknown>> {
  const first = dayIn(fields, 'first');
  const last = dayIn(fields, 'last');
  const thatDay = isDay(first) ? [localParts(localToUtc(first, noon)).weekday] : [0];
  return {
    days: last === '' ? thatDay : fields.getAll('days').map(Number),
    from: timeIn(fields, 'from'),
    to: timeIn(fields, 'to'),
    first,
    last: last === '' ? first : last,
    except: textIn(fields, 'except')
      .split(/[\n,،]/)
      .map(dayOf)
      .filter((day) => day !== ''),
    exceptClosed: last !== '' && fields.get('exceptClosed') === 'yes' ? true : undefined,
    room: orNothing(textIn(fields, 'room')),
  };
}

/** The places that a form names; none in childcare if that field is empty. */
const howManyIn = (fields: URLSearchParams): Readonly<Record<string, unknown>> => ({
  capacity: numberIn(fields, 'capacity'),
  childcareCapacity: numberIn(fields, 'childcareCapacity') ?? 0,
});

/** The end of the last day on which places are given; left out if the field is empty. */
function placesUntilIn(fields: URLSearchParams): string | undefined {
  const day = dayIn(fields, 'placesUntil');
  return day === '' ? undefined : endOfDay(day);
}

/** That day as the form shows it. */
export const dayOfPlacesUntil = (placesUntil: string | undefined): string =>
  placesUntil === undefined ? '' : localDate(new Date(Date.parse(placesUntil) - 1).toISOString());

/** The hidden field that says which day the form showed. */
export const shownPlacesUntil = 'placesUntilBefore';

/** The places that a form names, and until when they are given: unchanged if the day is the one shown. */
export function placesIn(fields: URLSearchParams): Readonly<Record<string, unknown>> {
  const isAsShown = fields.get(shownPlacesUntil) === dayIn(fields, 'placesUntil');
  return { ...howManyIn(fields), placesUntil: isAsShown ? undefined : (placesUntilIn(fields) ?? null) };
}

/** Stands for the end of enrolment while the timetable is refused, so that only the timetable is reported. */
const untilItIsKnown = '2099-12-31T00:00:00.000Z';

/**
 * The announcement that a form stands for. Without days, registration opens at once and closes as the first
 * session begins: the first one held, if closed days are left out. Numbers and days may be typed in any of
 * our digits; any other text is left to the schema to refuse.
 */
export function announcementIn(
  fields: URLSearchParams,
  centre: string,
  now: Date,
  closedDays: KeptClosedDays,
): Readonly<Record<string, unknown>> {
  const pattern = weeklyIn(fields);
  const known = weekly.safeParse(pattern);
  const isClosed = (day: string) => closedOn(closedDays, day) !== undefined;
  const firstAt = known.success ? sessionsOfPattern(known.data, isClosed)[0]?.start : undefined;
  const [opensOn, closesOn] = [dayIn(fields, 'opensOn'), dayIn(fields, 'closesOn')];
  const startOf = (day: string) => (isDay(day) ? localToUtc(day, '00:00') : day);
  return {
    code: typedDigits(textIn(fields, 'code')),
    centre,
    kind: textIn(fields, 'kind'),
    titles: Object.fromEntries(languages.map((language) => [language, textIn(fields, language)])),
    ...howManyIn(fields),
    audience: {
      gender: orNothing(textIn(fields, 'gender')),
      minAge: numberIn(fields, 'minAge'),
      maxAge: numberIn(fields, 'maxAge'),
    },
    enrolment: {
      opensAt: opensOn === '' ? now.toISOString() : startOf(opensOn),
      closesAt: closesOn === '' ? (firstAt ?? untilItIsKnown) : endOfDay(closesOn),
    },
    timetable: { weekly: pattern },
    sensitive: fields.get('sensitive') === 'yes',
    placesUntil: placesUntilIn(fields),
    attendanceShare: numberIn(fields, 'attendanceShare'),
  };
}

/** The end of a day in Baghdad; any other text is left to the schema to refuse. */
const endOfDay = (day: string): string => (isDay(day) ? localToUtc(daysAfter(day, 1), '00:00') : day);

const ofSession = z.pick(weekly, { first: true, from: true, to: true, room: true });

/** The time and the room that the form of a session stands for, or what is wrong with them. */
export function moveIn(fields: URLSearchParams): { readonly value: z.infer<typeof moveBody> } | Problem {
  const { first, from, to, room } = weeklyIn(fields);
  const said = checked({ first, from, to, room }, ofSession);
  if ('problem' in said) return said;
  const at = (time: string) => localToUtc(said.value.first, time);
  return checked(
    { start: at(said.value.from), end: at(said.value.to), room: said.value.room ?? null },
    moveBody,
  );
}

/** The field that a pointer of the API means: `/timetable/weekly/except/0`, `/titles/ar`. */
export function fieldAt(pointer: string): string | undefined {
  const parts = pointer.split('/').slice(1);
  const afterWeekly = parts[parts.indexOf('weekly') + 1];
  if (parts.includes('weekly')) return afterWeekly;
  if (pointer === '/enrolment/opensAt') return 'opensOn';
  if (pointer === '/enrolment/closesAt') return 'closesOn';
  return parts.at(-1);
}

const isInstant = /\/(?:except\/\d+|opensAt|closesAt|placesUntil)$/;
/** The errors of a valid day, which keep their own words. */
const saysWhyNotThen: ReadonlySet<FieldError['reason']> = new Set(['placesUntilPast', 'placesUntilAfterEnd']);

/** The errors as the form shows them: an instant of the API, or one of several days, is a day here. */
export function errorsOfForm(errors: readonly FieldError[], entered: URLSearchParams): readonly FieldError[] {
  const isOf = (error: FieldError, ends: RegExp) => 'pointer' in error && ends.test(error.pointer);
  // Without a last day the first stands for it, and is reported once.
  const told =
    textIn(entered, 'last') === '' ? errors.filter((error) => !isOf(error, /\/weekly\/last$/)) : errors;
  return told.map((error) =>
    isOf(error, isInstant) && !saysWhyNotThen.has(error.reason) ? { ...error, reason: 'dateInvalid' } : error,
  );
}
