import { centreIds, type Language } from '#events/index.ts';
import { demoActivities } from '#local/demo/activities.ts';
import { firstName, localeOf, money } from '#shared/language/index.ts';
import { catalogue, isMessageKey, type MessageKey } from '#shared/language/messages/index.ts';
import type { Arguments } from '#shared/language/messages/room.ts';

type Name = keyof Arguments;
export type Given = Readonly<Record<string, string | number>>;

type Gap = {
  /** Tells translators what the gap holds. */
  readonly is: string;
  readonly sample: (language: Language) => string | number;
  /** All real values of the gap; the one that makes the text longest is used. */
  readonly real: (language: Language) => readonly (string | number)[];
};

/** A week of days with two digits in day, month and hour: a text message shows no more of them than that. */
const days = Array.from({ length: 7 }, (_, day) => `2026-11-${22 + day}T07:00:00.000Z`);
const day: Omit<Gap, 'is'> = { sample: () => '2026-11-29T07:00:00.000Z', real: () => days };

const dates = days.map((instant) => instant.slice(0, 10));

/** One number for each of Arabic's six plural forms. */
export const oneOfEachForm = [0, 1, 2, 3, 11, 100];
const number = (sample: number, most: number): Omit<Gap, 'is'> => ({
  sample: () => sample,
  real: () => [...oneOfEachForm.filter((count) => count < most), most],
});

const names: Readonly<Record<Language, string>> = { en: 'Manal', ar: 'منال', ckb: 'مەنال' };
/** Long names of the three scripts. Any of them may stand in any text: a name is kept as it was given. */
const longNames = ['عبدالرحمن', 'عەبدولڕەحمان', 'Abdulrahman'];

/** A broadcast that staff may write, short enough for one segment. */
const notices: Readonly<Record<Language, string>> = {
  en: 'closed tomorrow because of the rain.',
  ar: 'مغلق غداً بسبب الأمطار.',
  ckb: 'سبەی بەهۆی بارانەوە داخراوە.',
};

/** An address of a realistic length. */
const page = `example.org/applications/${'x'.repeat(22)}`;

/** The values of the gaps in texts. The name comes first: its script decides the cost of the rest. */
export const gaps: Readonly<Record<Name, Gap>> = {
  name: {
    is: 'first name, at most 9 letters',
    sample: (language) => names[language],
    real: () => longNames.map(firstName),
  },
  title: {
    is: 'title of the activity',
    sample: (language) => demoActivities[0]?.[language] ?? '',
    real: (language) =>
      demoActivities.filter(({ sensitive }) => sensitive !== true).map((activity) => activity[language]),
  },
  code: { is: 'code of the activity, three digits', sample: () => '214', real: () => ['214'] },
  centre: { is: 'name of the centre', sample: () => 'kirkuk', real: () => centreIds },
  start: { is: 'day and time of the next session', ...day },
  before: { is: 'day and time when the session was to be', ...day },
  other: {
    is: 'code of a second activity on the same day',
    sample: () => '305',
    real: () => ['305'],
  },
  time: { is: 'time of day of the second activity', sample: () => '15:00', real: () => ['15:00'] },
  first: { is: 'the first of some days', sample: () => '2026-11-22', real: () => dates },
  last: { is: 'the last of some days', sample: () => '2026-11-25', real: () => dates },
  text: {
    is: 'what staff write, in this language',
    sample: (language) => notices[language],
    real: (language) => [notices[language]],
  },
  deadline: { is: 'day and time until which the place is held', ...day },
  certificate: {
    is: 'number on a certificate, Latin letters and digits',
    sample: () => 'KRK26-7F3Q9K',
    real: () => ['KRK26-7F3Q9K'],
  },
  month: { is: 'month of completion', sample: () => '2026-11', real: () => ['2026-11', '2026-09'] },
  codes: {
    is: 'codes of activities, those of one person',
    sample: () => '214, 407',
    real: () => ['214', '214, 407', '999, 888, 777'],
  },
  standing: {
    is: 'how an application stands',
    sample: () => 'screened',
    real: () => ['draft', 'screened', 'returned', 'disbursing'],
  },
  number: { is: 'number of an application, six digits', sample: () => '483920', real: () => ['483920'] },
  link: {
    is: 'address of the page of an application',
    sample: () => page,
    real: () => [page],
  },
  unlockCode: { is: 'six digits', sample: () => '274916', real: () => ['274916'] },
  amount: {
    is: 'a sum',
    sample: (language) => new Intl.NumberFormat(localeOf[language]).format(1_500_000),
    real: (language) => [new Intl.NumberFormat(localeOf[language]).format(1_500_000)],
  },
  sum: {
    is: 'a sum with its currency',
    sample: (language) => money(1_000_500, 'IQD', language),
    real: (language) => [money(1_000_500, 'IQD', language)],
  },
  otherSum: {
    is: 'another sum that the same can mean',
    sample: (language) => money(1_500_000, 'IQD', language),
    real: (language) => [money(1_500_000, 'IQD', language)],
  },
  opensAt: { is: 'day and time when registration opens', ...day },
  closesAt: { is: 'day and time when registration closes', ...day },
  position: { is: 'number in the waiting line', ...number(3, 999) },
  over: { is: 'how many sessions of a course are over', ...number(12, 60) },
  sessions: { is: 'how many sessions a course has', ...number(40, 90) },
  placesLeft: { is: 'number of free places', ...number(11, 100) },
  count: { is: 'a number', ...number(2, 100) },
  inLine: { is: 'how many more children stand in line for childcare', ...number(1, 4) },
  max: { is: 'the highest number allowed', ...number(5, 5) },
  minAge: { is: 'lowest age', ...number(15, 60) },
  maxAge: { is: 'highest age', ...number(24, 60) },
};

// Object.keys forgets that the keys of `gaps` are the names it is typed with.
const everyName = Object.keys(gaps) as readonly Name[];

export const everyKey: readonly MessageKey[] = Object.keys(catalogue.en).filter(isMessageKey);

/** The gaps of a text, the same in every language. */
export const gapsOf = (key: MessageKey): readonly Name[] =>
  everyName.filter((name) => new RegExp(`\\{${name}[,}]`).test(catalogue.en[key]));

/** The gap whose number changes the words of a text in this language, if there is one. */
export const numberOf = (key: MessageKey, language: Language): string | undefined =>
  /\{(\w+), plural,/.exec(catalogue[language][key])?.[1];

export const sampleOf = (key: MessageKey, language: Language): Given =>
  Object.fromEntries(gapsOf(key).map((name) => [name, gaps[name].sample(language)]));

/** The values for the gaps of a text that make it longest, as measured by `sizeOf`. */
export function longestOf(key: MessageKey, language: Language, sizeOf: (given: Given) => number): Given {
  let long = sampleOf(key, language);
  for (const name of gapsOf(key)) {
    for (const value of gaps[name].real(language)) {
      const next: Given = { ...long, [name]: value };
      if (sizeOf(next) > sizeOf(long)) long = next;
    }
  }
  return long;
}
