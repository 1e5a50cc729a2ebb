/** The phases of a run of the tests: which folders each takes in, and what runs beside what. */

export type Phase = {
  readonly what: string;
  /** Its configuration for vitest, from the root of the project. */
  readonly config: string;
  /** Where its tests are, as the beginnings of their paths. */
  readonly folders: readonly string[];
};

const tables: Phase = {
  what: 'Units, data contract, faults',
  config: 'vitest.config.ts',
  folders: ['tests/unit/', 'tests/contract/', 'tests/faults/'],
};
const months: Phase = {
  what: 'A year of courses and grants, on a clock that is moved ahead',
  config: 'tests/months/vitest.config.ts',
  folders: ['tests/months/'],
};
const endToEnd: Phase = {
  what: 'End to end and in the browser, on the deployed local stacks',
  config: 'tests/e2e/vitest.config.ts',
  folders: ['tests/e2e/', 'tests/browser/'],
};
const access: Phase = {
  what: 'Access: the calls of the runs on deployed stacks against the roles',
  config: 'tests/access/vitest.config.ts',
  folders: ['tests/access/'],
};

/** Phases of one round run beside each other: moving a clock ahead is mostly waiting for what follows from it. */
export const rounds: readonly (readonly Phase[])[] = [[tables, months], [endToEnd], [access]];

/** What looks at what a whole phase has left, by the beginning of its path: it means nothing without that phase. */
export const looksAtWhole: Readonly<Record<string, readonly Phase[]>> = {
  'tests/access/': [months, endToEnd],
  'tests/months/texts-of-a-year.test.ts': [months],
};
