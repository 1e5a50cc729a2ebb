import { IntlMessageFormat } from 'intl-messageformat';
import { type CentreId, centreIds, type Language } from '#events/vocabulary.ts';
import { localeOf } from '../languages.ts';
import { sendable } from '../letters/sendable.ts';
import {
  formatDate,
  formatDayShort,
  formatDayTime,
  formatDayTimeLong,
  formatMonth,
  formatMonthShort,
  inDigitsOf,
} from '../time/time.ts';
import type { ArgumentsOf, EnglishOf, Room } from './room.ts';
import { words } from './words/texts.ts';

/** Shows the texts of a surface. */
export type Renderer<English> = {
  /**
   * The text of a key in a language. Arguments are given raw: a centre by its id, an instant in ISO 8601, a
   * number as a number, a day without a time as `2026-11-30`, a month as `2026-11`. Days are shown in Baghdad
   * time and in the language's usual form, short in a text message. Codes keep the digits of posters and
   * phone keys; names, titles and notices are shown as written, in a text message without invisible
   * characters (`sendable`).
   *
   * @example
   * render('sms.confirmed', 'ar', { code: '214', centre: 'kirkuk', start: '2026-11-29T07:00:00.000Z' })
   */
  readonly render: <Key extends keyof English & string>(
    key: Key,
    language: Language,
    ...[args]: keyof ArgumentsOf<English, Key> extends never
      ? [args?: Record<never, never>]
      : [args: ArgumentsOf<English, Key>]
  ) => string;
  /**
   * `render` for stored arguments, which the compiler cannot check. Throws when the text needs an argument
   * that is missing.
   */
  readonly renderStored: (
    key: keyof English & string,
    language: Language,
    args: Readonly<Record<string, string | number>>,
  ) => string;
  /** Whether the surface has a text of that key. */
  readonly isMessageKey: (text: string) => text is keyof English & string;
};

/** The renderer of these rooms, whose keys must not overlap: the rooms of one surface. */
export function rendererOf<const Rooms extends readonly Room[]>(...rooms: Rooms): Renderer<EnglishOf<Rooms>> {
  type English = EnglishOf<Rooms>;
  const renderStored = (
    key: string,
    language: Language,
    args: Readonly<Record<string, string | number>>,
  ): string => {
    const text = rooms.find((room) => Object.hasOwn(room.en, key))?.[language][key];
    if (text === undefined) throw new Error(`There is no text ${key} here`);
    return inWords(text, key, language, args);
  };
  return {
    render: (key, language, args?: object) =>
      // What `ArgumentsOf` picks of `Arguments` is texts and numbers.
      renderStored(key, language, (args ?? {}) as Readonly<Record<string, string | number>>),
    renderStored,
    isMessageKey: (text): text is keyof English & string =>
      rooms.some((room) => Object.hasOwn(room.en, text)),
  };
}

/** A text with its arguments filled in. A text without gaps is not parsed. */
function inWords(
  text: string,
  key: string,
  language: Language,
  args: Readonly<Record<string, string | number>>,
): string {
  if (!/[{']/.test(text)) return text;
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
  const shownText = String(formatOf(text, language).format(shown));
  return isSent(key) ? sendable(shownText) : shownText;
}

/** The status of an application in the words of its page. Throws on a status without words. */
function standingIn(status: string, language: Language): string {
  const key = `grantStatus.${status}`;
  if (!isWord(key)) throw new Error(`There are no words for a grant that is ${status}`);
  return words[language][key];
}

/**
 * Arguments written by people and staff, shown unchanged even where one looks like a centre, a day or a time.
 */
const asWritten: ReadonlySet<string> = new Set(['name', 'text', 'title']);

/** The parsed texts, by the text itself, whose hash the engine keeps. */
const parsed = new Map<Language, Map<string, IntlMessageFormat>>();

function formatOf(text: string, language: Language): IntlMessageFormat {
  const inLanguage = parsed.get(language) ?? new Map<string, IntlMessageFormat>();
  parsed.set(language, inLanguage);
  const known = inLanguage.get(text);
  if (known !== undefined) return known;
  const format = new IntlMessageFormat(text, localeOf[language], undefined, { ignoreTag: true });
  inLanguage.set(text, format);
  return format;
}

const isWord = (text: string): text is keyof typeof words.en => Object.hasOwn(words.en, text);

/** Texts that are sent by SMS. */
const isSent = (key: string): boolean => key.startsWith('sms.');

const timeOfDay = /^\d\d:\d\d$/;
const month = /^\d{4}-\d\d$/;
const date = /^\d{4}-\d\d-\d\d$/;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

function shownAs(value: string | number, key: string, language: Language): string | number {
  if (typeof value === 'number') return value;
  const isShort = isSent(key);
  if (instant.test(value)) return (isShort ? formatDayTime : formatDayTimeLong)(value, language);
  if (isDate(value))
    return isShort ? formatDayShort(`${value}T09:00:00Z`, language) : formatDate(value, language);
  if (isMonth(value)) return (isShort ? formatMonthShort : formatMonth)(`${value}-15T09:00:00Z`, language);
  if (timeOfDay.test(value)) return inDigitsOf(language, value);
  return isCentre(value) ? words[language][`centre.${value}`] : value;
}

const isMonth = (text: string): boolean =>
  month.test(text) && !Number.isNaN(Date.parse(`${text}-15T09:00:00Z`));
/** A text that only looks like a date stays unchanged. */
const isDate = (text: string): boolean => date.test(text) && !Number.isNaN(Date.parse(`${text}T09:00:00Z`));

const isCentre = (text: string): text is CentreId => centreIds.some((centre) => centre === text);
