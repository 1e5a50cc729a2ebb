import { IntlMessageFormat } from 'intl-messageformat';
import { type CentreId, centreIds, type Language } from '#events/vocabulary.ts';
import { localeOf } from '../languages.ts';
import {
  formatDate,
  formatDayShort,
  formatDayTime,
  formatDayTimeLong,
  formatMonth,
  formatMonthShort,
  inDigitsOf,
} from '../time/time.ts';
import { type ArgumentsOf, catalogue, isMessageKey, type MessageKey } from './catalogue.ts';

const parsed = new Map<string, IntlMessageFormat>();

/**
 * The text of a key in a language. Arguments are given raw: a centre by its id, an instant in ISO 8601, a
 * number as a number, a day without a time as `2026-11-30`, a month as `2026-11`; days are shown as clocks in Baghdad and readers of the
 * language have them, short in a text message. Codes keep the digits that stand on posters and phone keys; a name, a
 * title and a notice's text are shown as they were written.
 *
 * @example render('sms.confirmed', 'ar', { code: '214', centre: 'kirkuk', start: '2026-11-29T07:00:00.000Z' })
 */
export function render<Key extends MessageKey>(
  key: Key,
  language: Language,
  ...[args]: keyof ArgumentsOf<Key> extends never ? [args?: Record<never, never>] : [args: ArgumentsOf<Key>]
): string {
  return renderStored(key, language, args ?? {});
}

/**
 * `render` for arguments that come from storage, so that the compiler knows nothing of them. Throws when one
 * that the text needs is missing.
 */
export function renderStored(
  key: MessageKey,
  language: Language,
  args: Readonly<Record<string, string | number>>,
): string {
  const shown = Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      asWritten.has(name)
        ? value
        : name === 'standing'
          ? standingIn(String(value), language)
          : shownAs(value, key, language),
    ]),
  );
  return String(formatOf(key, language).format(shown));
}

/** How an application stands, as its page says it. Throws on a status that has no words. */
function standingIn(status: string, language: Language): string {
  const key = `grantStatus.${status}`;
  if (!isMessageKey(key)) throw new Error(`There are no words for a grant that is ${status}`);
  return catalogue[language][key];
}

/** What people and staff wrote themselves, and is no centre, day or time of ours even where it looks like one. */
const asWritten: ReadonlySet<string> = new Set(['name', 'text', 'title']);

function formatOf(key: MessageKey, language: Language): IntlMessageFormat {
  const id = `${language} ${key}`;
  const known = parsed.get(id);
  if (known !== undefined) return known;
  const format = new IntlMessageFormat(catalogue[language][key], localeOf[language], undefined, {
    ignoreTag: true,
  });
  parsed.set(id, format);
  return format;
}

const timeOfDay = /^\d\d:\d\d$/;
const month = /^\d{4}-\d\d$/;
const date = /^\d{4}-\d\d-\d\d$/;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

function shownAs(value: string | number, key: MessageKey, language: Language): string | number {
  if (typeof value === 'number') return value;
  const isShort = key.startsWith('sms.');
  if (instant.test(value)) return (isShort ? formatDayTime : formatDayTimeLong)(value, language);
  if (isDate(value))
    return isShort ? formatDayShort(`${value}T09:00:00Z`, language) : formatDate(value, language);
  if (isMonth(value)) return (isShort ? formatMonthShort : formatMonth)(`${value}-15T09:00:00Z`, language);
  if (timeOfDay.test(value)) return inDigitsOf(language, value);
  return isCentre(value) ? catalogue[language][`centre.${value}`] : value;
}

const isMonth = (text: string): boolean =>
  month.test(text) && !Number.isNaN(Date.parse(`${text}-15T09:00:00Z`));
/** What only looks like a date stays as it is. */
const isDate = (text: string): boolean => date.test(text) && !Number.isNaN(Date.parse(`${text}T09:00:00Z`));

const isCentre = (text: string): text is CentreId => centreIds.some((centre) => centre === text);
