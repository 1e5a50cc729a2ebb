/** The phases of a run of the tests: which folders each takes in, and what runs beside what. */

export type Phase = {
  readonly what: string;
  /** Its configuration for vitest, from the root of the project. */
  readonly config: string;
  /** Where its tests are, as the beginnings of their paths. */
  readonly folders: readonly string[];
  /** The local cloud of its own that it deploys: the folder under `.local` with what that has left. */
  readonly cloud?: string;
  /** Is never waited for by a clock or a person: what runs beside it goes first. */
  readonly givesWay?: true;
};

const tables: Phase = {
  what: 'Units, data contract, faults',
  config: 'vitest.config.ts',
  folders: ['tests/unit/', 'tests/contract/', 'tests/faults/'],
  givesWay: true,
};
const months: Phase = {
  what: 'A year of courses and grants, on a clock that is moved ahead',
  config: 'tests/months/vitest.config.ts',
  folders: ['tests/months/'],
  cloud: 'months',
};

/**
 * On deployed stacks tests mostly wait: for an offer to end, for quiet hours, for a page. So they run on several local
 * clouds, each with a part that takes about as long as the others. Those of one cloud follow each other: they share its
 * courses, its limits and its settings.
 */
const onStacks = (what: string, cloud: string, folders: readonly string[]): Phase => ({
  ...{ what, cloud, folders },
  config: 'tests/e2e/vitest.config.ts',
});
export const endToEnd: readonly Phase[] = [
  onStacks('End to end: texts and their limits', 'texts', [
    'tests/e2e/registration/',
    'tests/e2e/messaging/',
  ]),
  onStacks('End to end: courses, grants, doors, odd input', 'courses', [
    'tests/e2e/courses/',
    'tests/e2e/grants/',
    'tests/e2e/uploads/',
    'tests/e2e/doors/',
    'tests/e2e/ops/',
    'tests/e2e/fuzz/',
  ]),
  onStacks('In the browser', 'pages', ['tests/browser/']),
];
const recovery: Phase = {
  what: 'Recovery: stages that go and are made again, a table that is restored',
  config: 'tests/recovery/vitest.config.ts',
  folders: ['tests/recovery/'],
};
const access: Phase = {
  what: 'Access: the calls of the runs on deployed stacks against the roles',
  config: 'tests/access/vitest.config.ts',
  folders: ['tests/access/'],
};

/** Phases of one round run beside each other: what waits leaves the machine to what computes. */
export const rounds: readonly (readonly Phase[])[] = [
  [tables, months, ...endToEnd],
  [access, recovery],
];

/** The local clouds on which people and programs have been at work. */
export const clouds: readonly string[] = rounds.flat().flatMap(({ cloud }) => cloud ?? []);

/** What looks at what a whole phase has left, by the beginning of its path: it means nothing without that phase. */
export const looksAtWhole: Readonly<Record<string, readonly Phase[]>> = {
  'tests/access/': [months, ...endToEnd],
  'tests/months/texts-of-a-year.test.ts': [months],
};
