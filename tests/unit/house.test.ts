/** The measure of the house: how many files stand in a folder, how long a file is. Circles: `npm run check`. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '#local/places.ts';

const mostInAFolder = 20;
const mostLines = 300;

/** What is looked up and not read from top to bottom: as long as what it holds. By the beginning of the path. */
const data: Readonly<Record<string, string>> = {
  'shared/language/messages/': 'every text, once in each language',
  'shared/language/words/wish-words.ts': 'a table of words',
  'shared/language/words/verb-forms.ts': 'a table of words',
  'shared/table/keys.ts': 'the keys of every item, under the map of them',
  'events/catalogue/samples.ts': 'a sample of every event',
  'local/demo/activities.ts': 'the activities of the demo',
  'infra/access.ts': 'a table: which function touches which items, and how',
  'api/routes.ts': 'a table made by `npm run generate`: the routes of every call',
};

/**
 * Tests that are longer than that, by how long each may be. They were so before this was held: no file may be added, no
 * number may grow. They hold one story after another, each with its own table: they can be parted where the stories are of
 * two things.
 */
const tooLong: Readonly<Record<string, number>> = {
  'tests/contract/broadcasts/broadcasts.test.ts': 480,
  'tests/contract/console/attendance.test.ts': 360,
  'tests/contract/console/counting.test.ts': 340,
  'tests/contract/console/session-callbacks.test.ts': 430,
  'tests/contract/console/sheet-page.test.ts': 310,
  'tests/contract/console/timetable-pages.test.ts': 470,
  'tests/contract/console/timetables.test.ts': 580,
  'tests/contract/conversation/questions/asked-last.test.ts': 540,
  'tests/contract/conversation/questions/languages.test.ts': 320,
  'tests/contract/grants/access.test.ts': 330,
  'tests/contract/grants/console-pages.test.ts': 350,
  'tests/contract/grants/files.test.ts': 440,
  'tests/contract/grants/pages.test.ts': 520,
  'tests/contract/grants/public-api.test.ts': 550,
  'tests/contract/grants/staff-api.test.ts': 330,
  'tests/contract/messaging/held-news.test.ts': 320,
  'tests/contract/rearranging/callbacks.test.ts': 320,
  'tests/contract/rearranging/calls-and-pages.test.ts': 440,
  'tests/contract/registration/childcare.test.ts': 370,
  'tests/contract/registration/running-course.test.ts': 320,
  'tests/contract/reminders/known-hours.test.ts': 340,
  'tests/contract/reminders/reminding.test.ts': 330,
  'tests/contract/site/registering.test.ts': 310,
  'tests/e2e/uploads/uploads.test.ts': 370,
  'tests/faults/courses/rearranging.test.ts': 370,
  'tests/faults/grants/grants.test.ts': 390,
  'tests/faults/registration/erasing.test.ts': 360,
  'tests/months/course.test.ts': 320,
  'tests/months/grant.test.ts': 370,
  'tests/months/year.test.ts': 310,
  'tests/support/conversations/pure-world.ts': 590,
  'tests/unit/language/messages/messages.test.ts': 360,
  'tests/unit/language/sums/money.test.ts': 410,
  'tests/unit/language/understand/asking-for-reminders.test.ts': 340,
  'tests/unit/local/carrier.test.ts': 350,
  'tests/unit/local/recorder.test.ts': 330,
  'tests/unit/messaging/policy.test.ts': 430,
  'tests/unit/uploads/metadata.test.ts': 360,
};

const code = ['api', 'bench', 'bin', 'events', 'functions', 'infra', 'local', 'shared', 'tests'];

/** Every file of code, its path from the root of the project; without what Python and `npm run bench` leave beside it. */
const files = globSync(`{${code.join(',')}}/**`, {
  cwd: projectRoot,
  withFileTypes: true,
  exclude: (entry) => entry.name === '__pycache__' || entry.name === 'node_modules',
})
  .filter((entry) => entry.isFile())
  .map((entry) => relative(projectRoot, join(entry.parentPath, entry.name)));

it(`no folder holds more than ${mostInAFolder} files`, () => {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  expect(counts.size).toBeGreaterThan(100);
  const fuller = [...counts].filter(([, count]) => count > mostInAFolder);
  expect(Object.fromEntries(fuller)).toEqual({});
});

it(`no file is longer than ${mostLines} lines, but data`, () => {
  const lines = (file: string) => readFileSync(join(projectRoot, file), 'utf8').split('\n').length - 1;
  const isData = (file: string) => Object.keys(data).some((start) => file.startsWith(start));
  const sources = files.filter((file) => /\.(ts|tsx|mjs|js|py)$/.test(file) && !isData(file));
  expect(sources.length).toBeGreaterThan(800);
  const longer = sources
    .map((file) => [file, lines(file)] as const)
    .filter(([file, count]) => count > (tooLong[file] ?? mostLines));
  expect(Object.fromEntries(longer)).toEqual({});
});
