import {
  type AgeBand,
  ageBands,
  type Gender,
  type Group,
  genders,
  groups,
  type RegistrationStatus,
  registrationStatuses,
} from '#events/index.ts';

/**
 * How many registrations reached a status: counted in the month that happens, once a month each, and never
 * taken back.
 */
export const became = {
  confirmed: 'becameConfirmed',
  waitlisted: 'becameWaitlisted',
  offered: 'becameOffered',
  cancelled: 'becameCancelled',
  expired: 'becameExpired',
  completed: 'becameCompleted',
  dropped: 'becameDropped',
} as const satisfies Record<RegistrationStatus, string>;

/**
 * The numbers counted of people, by group, gender and age band: registrations by their present status, and by
 * the statuses they reached; people reached; and how often people attended a session, stayed away, or stayed
 * away with notice.
 */
export const peopleMeasures = [
  ...registrationStatuses,
  ...registrationStatuses.map((status) => became[status]),
  'reached',
  'participations',
  'noShows',
  'excused',
] as const;
export type PeopleMeasure = (typeof peopleMeasures)[number];

/**
 * The numbers counted as a single value: sessions that took place; messages by outcome, their segments and
 * their cost in millionths of a US dollar (messages not sent because the phone said STOP count as dropped
 * too); grants by outcome (approved: those whose approval stands), the people whom closed grants reached, and
 * the sums asked, approved, paid and given back, in whole dinars and in cents of a dollar.
 */
export const plainMeasures = [
  'sessionsHeld',
  'messagesSent',
  'messagesDelivered',
  'messagesFailed',
  'messagesDropped',
  'messagesOptedOut',
  'segments',
  'cost',
  'grantsSubmitted',
  'grantsApproved',
  'grantsRejected',
  'grantsClosed',
  'grantPeopleReached',
  'askedIQD',
  'askedUSD',
  'approvedIQD',
  'approvedUSD',
  'paidIQD',
  'paidUSD',
  'returnedIQD',
  'returnedUSD',
] as const;
export type PlainMeasure = (typeof plainMeasures)[number];

export const measures = [...peopleMeasures, ...plainMeasures] as const;
export type Measure = (typeof measures)[number];

/**
 * Each family is an item of its own, because DynamoDB bills a write by the whole item: a sent message must
 * not rewrite the numbers of registrations, nor the other way round.
 */
export const families = ['registrations', 'attendance', 'messages', 'grants'] as const;
export type Family = (typeof families)[number];

/** The numbers an event adds: to which family of a counter, for which periods, and how much. */
export type Counting = {
  readonly family: Family;
  /** All time, months in Baghdad, or both. */
  readonly periods: readonly string[];
  readonly adds: readonly (readonly [cell: string, by: number])[];
};

/** One number of a counter: a measure of the people of one group, gender and age band. */
export type Cell = {
  readonly measure: PeopleMeasure;
  readonly group: Group;
  readonly gender: Gender;
  readonly ageBand: AgeBand;
};

/** Attributes have names of four letters, because a counter with every cell in use must stay small. */
const measureLetters: Readonly<Record<PeopleMeasure, string>> = {
  confirmed: 'c',
  waitlisted: 'w',
  offered: 'o',
  cancelled: 'x',
  expired: 'e',
  completed: 'f',
  dropped: 'd',
  becameConfirmed: 'C',
  becameWaitlisted: 'W',
  becameOffered: 'O',
  becameCancelled: 'X',
  becameExpired: 'E',
  becameCompleted: 'F',
  becameDropped: 'D',
  reached: 'r',
  participations: 'p',
  noShows: 'n',
  excused: 'u',
};
const groupLetters: Readonly<Record<Group, string>> = {
  idp: 'i',
  returnee: 'r',
  host: 'h',
  refugee: 'f',
  undisclosed: 'u',
};
const genderLetters: Readonly<Record<Gender, string>> = { female: 'f', male: 'm', undisclosed: 'u' };

/** The attribute of a cell: `cif2` is confirmed, displaced, women, 18–24. */
export const cellName = ({ measure, group, gender, ageBand }: Cell): string =>
  `${measureLetters[measure]}${groupLetters[group]}${genderLetters[gender]}${ageBands.indexOf(ageBand)}`;

/** The attribute of each single value. */
export const plainName: Readonly<Record<PlainMeasure, string>> = {
  sessionsHeld: 'h',
  messagesSent: 's',
  messagesDelivered: 'd',
  messagesFailed: 'f',
  messagesDropped: 'x',
  messagesOptedOut: 'o',
  segments: 'g',
  cost: 'c',
  grantsSubmitted: 'gs',
  grantsApproved: 'ga',
  grantsRejected: 'gr',
  grantsClosed: 'gc',
  grantPeopleReached: 'gp',
  askedIQD: 'ai',
  askedUSD: 'au',
  approvedIQD: 'vi',
  approvedUSD: 'vu',
  paidIQD: 'pi',
  paidUSD: 'pu',
  returnedIQD: 'ri',
  returnedUSD: 'ru',
};

/** How many grants were decided so many days after submission; a year or longer is counted together. */
export type DecidedAfter = { readonly measure: 'decidedAfter'; readonly days: number };
const longestDays = 365;
/** The attribute of grants decided after so many whole days: `day12`. */
export const daysName = (days: number): string => `day${Math.min(days, longestDays)}`;

const cellsByName: ReadonlyMap<string, Cell> = new Map(
  peopleMeasures.flatMap((measure) =>
    groups.flatMap((group) =>
      genders.flatMap((gender) =>
        ageBands.map((ageBand) => {
          const cell = { measure, group, gender, ageBand };
          return [cellName(cell), cell] as const;
        }),
      ),
    ),
  ),
);
const plainByName: ReadonlyMap<string, PlainMeasure> = new Map(
  plainMeasures.map((measure) => [plainName[measure], measure]),
);

/** The cell of an attribute; `undefined` for keys and anything else. */
export const cellNamed = (
  attribute: string,
): Cell | DecidedAfter | { readonly measure: PlainMeasure } | undefined => {
  const measure = plainByName.get(attribute);
  if (measure !== undefined) return { measure };
  const [, days] = /^day(\d{1,3})$/.exec(attribute) ?? [];
  return days === undefined ? cellsByName.get(attribute) : { measure: 'decidedAfter', days: Number(days) };
};
