import type { Language } from '#events/vocabulary.ts';

/** The time zone of the centres, for days, months and quiet hours. */
const timeZone = 'Asia/Baghdad';

/** A day and a time of day in Baghdad; `month` and `day` count from 1, `weekday` from Sunday = 0. */
export type LocalParts = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
};

let clock: Intl.DateTimeFormat | undefined;

/**
 * The last instants asked for: a page of people asks for the same few again and again, and the conversion is
 * slow.
 */
const shownLately = new Map<string, LocalParts>();
const mostShownLately = 64;

/** The parts of an instant (ISO 8601, UTC) in Baghdad. Throws on any other text. */
export function localParts(iso: string): LocalParts {
  const known = shownLately.get(iso);
  if (known !== undefined) return known;
  const parts = partsShown(iso);
  if (shownLately.size >= mostShownLately) shownLately.clear();
  shownLately.set(iso, parts);
  return parts;
}

function partsShown(iso: string): LocalParts {
  const instant = new Date(iso);
  if (Number.isNaN(instant.getTime())) throw new RangeError(`Not an instant in ISO 8601: ${iso}`);
  clock ??= new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  });
  const shown = Object.fromEntries(
    clock.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = shown;
  return { year, month, day, hour, minute, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() };
}

const two = (count: number): string => String(count).padStart(2, '0');

/** The month in Baghdad: `2026-11`. */
export function localMonth(iso: string): string {
  const { year, month } = localParts(iso);
  return `${year}-${two(month)}`;
}

/** The day in Baghdad: `2026-11-30`. */
export const localDate = (iso: string): string => `${localMonth(iso)}-${two(localParts(iso).day)}`;

/** The year in Baghdad. */
export const localYear = (iso: string): number => localParts(iso).year;

/** The time of day in Baghdad: `10:00`. */
export function localTime(iso: string): string {
  const { hour, minute } = localParts(iso);
  return `${two(hour)}:${two(minute)}`;
}

/**
 * The instant of `time` (`HH:MM`) on `date` (`YYYY-MM-DD`) in Baghdad, as ISO 8601 in UTC. Throws when that
 * date or time does not exist.
 */
export function localToUtc(date: string, time: string): string {
  const shown = Date.parse(`${date}T${time}:00.000Z`);
  if (Number.isNaN(shown)) throw new RangeError(`Not a date and a time: ${date} ${time}`);
  // The offset from UTC is that of the instant itself: taken first near it, then at it.
  const near = new Date(shown - offsetAt(shown)).getTime();
  const instant = new Date(shown - offsetAt(near)).toISOString();
  if (localDate(instant) !== date || localTime(instant) !== time) {
    throw new RangeError(`No clock in ${timeZone} shows ${date} ${time}`);
  }
  return instant;
}

/** How far clocks in Baghdad are ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number): number {
  const { year, month, day, hour, minute } = localParts(new Date(instant).toISOString());
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(instant / 60_000) * 60_000;
}

// Names as Iraq uses them, from CLDR and MediaWiki (`ar-IQ`, `ckb`). Kept here because a machine's own
// calendar words differ with its ICU (and spell one Sorani month in two ways).
const months: Readonly<Record<Language, readonly string[]>> = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  ar: [
    'كانون الثاني',
    'شباط',
    'آذار',
    'نيسان',
    'أيار',
    'حزيران',
    'تموز',
    'آب',
    'أيلول',
    'تشرين الأول',
    'تشرين الثاني',
    'كانون الأول',
  ],
  ckb: [
    'کانوونی دووەم',
    'شوبات',
    'ئازار',
    'نیسان',
    'ئایار',
    'حوزەیران',
    'تەممووز',
    'ئاب',
    'ئەیلوول',
    'تشرینی یەکەم',
    'تشرینی دووەم',
    'کانوونی یەکەم',
  ],
};

const weekdays: Readonly<Record<Language, readonly string[]>> = {
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  ar: ['الأحد', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت'],
  ckb: ['یەکشەممە', 'دووشەممە', 'سێشەممە', 'چوارشەممە', 'پێنجشەممە', 'هەینی', 'شەممە'],
};

/** The name of a weekday, Sunday = 0, short enough for texts. */
export const weekdayName = (weekday: number, language: Language): string => weekdays[language][weekday] ?? '';

/** ASCII digits in the form a language uses: Arabic-Indic in Arabic and Sorani. */
export const inDigitsOf = (language: Language, digits: string): string =>
  language === 'en' ? digits : digits.replace(/\d/g, (digit) => String.fromCharCode(0x0660 + Number(digit)));

/** A day with its month's name: `Sun 30 Nov`, `الأحد ٣٠ تشرين الثاني`, `یەکشەممە ٣٠ی تشرینی دووەم`. */
export function formatDay(iso: string, language: Language): string {
  const { weekday, day, month } = localParts(iso);
  const date = `${inDigitsOf(language, String(day))}${language === 'ckb' ? 'ی' : ''}`;
  return `${weekdays[language][weekday]} ${date} ${months[language][month - 1]}`;
}

/** The month in Baghdad, with its year: `Nov 2026`, `تشرين الثاني ٢٠٢٦`, `تشرینی دووەمی ٢٠٢٦`. */
export function formatMonth(iso: string, language: Language): string {
  const { year, month } = localParts(iso);
  const name = `${months[language][month - 1]}${language === 'ckb' ? 'ی' : ''}`;
  return `${name} ${inDigitsOf(language, String(year))}`;
}

/** The same, short enough for a text message: `Nov 2026`, `١١/٢٠٢٦`. */
export function formatMonthShort(iso: string, language: Language): string {
  if (language === 'en') return formatMonth(iso, language);
  const { year, month } = localParts(iso);
  return inDigitsOf(language, `${month}/${year}`);
}

/** A day (`2026-11-30`) in the form for pages, with its year: `Mon 30 Nov 2026`. */
export function formatDate(day: string, language: Language): string {
  const noon = `${day}T09:00:00Z`;
  const year = inDigitsOf(language, String(localParts(noon).year));
  return `${formatDay(noon, language)}${language === 'ckb' ? 'ی' : ''} ${year}`;
}

/**
 * The last minute before an end (UTC ISO): midnight is told as a minute to twelve, because the named day is
 * still in time and the next is not.
 */
export const lastMinute = (iso: string): string =>
  localTime(iso) === '00:00' ? new Date(Date.parse(iso) - 60_000).toISOString() : iso;

/** Day and time in the form for pages: `Sun 30 Nov, 10:00`. */
export const formatDayTimeLong = (iso: string, language: Language): string =>
  `${formatDay(iso, language)}${language === 'en' ? ',' : '،'} ${inDigitsOf(language, localTime(iso))}`;

/**
 * A day in the form for text messages: `Sun 30 Nov`, `الأحد ٣٠/١١`, `یەکشەممە ٣٠/١١`. Month names of two long
 * words would not fit into one Arabic-script segment.
 */
export function formatDayShort(iso: string, language: Language): string {
  if (language === 'en') return formatDay(iso, language);
  const { weekday, day, month } = localParts(iso);
  return `${weekdays[language][weekday]} ${inDigitsOf(language, `${day}/${month}`)}`;
}

/**
 * Day and time in the form for text messages: `Sun 30 Nov 10:00`, `الأحد ٣٠/١١ ١٠:٠٠`, `یەکشەممە ٣٠/١١
 * ١٠:٠٠`.
 */
export const formatDayTime = (iso: string, language: Language): string =>
  `${formatDayShort(iso, language)} ${inDigitsOf(language, localTime(iso))}`;
