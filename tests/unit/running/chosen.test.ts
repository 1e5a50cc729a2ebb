import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '#local/places.ts';
import { chosenBy } from '#tests/running/chosen.ts';
import { rounds } from '#tests/running/phases.ts';

const [[tables, months, texts, courses, pages] = [], [access] = []] = rounds;
const tests = [
  { path: 'tests/unit/grants/moves-page.test.ts', text: "it('shows what can be done', …" },
  { path: 'tests/contract/grants/life.test.ts', text: "it('is paid in two parts', …" },
  { path: 'tests/contract/grants/panels/panel.test.ts', text: "it('decides on grants together', …" },
  { path: 'tests/faults/grants/grants.test.ts', text: "it('is paid once, whatever fails', …" },
  { path: 'tests/e2e/grants/grants.test.ts', text: "it('is paid in two parts, end to end', …" },
  { path: 'tests/months/grant.test.ts', text: "it('is paid in two parts, months apart', …" },
  { path: 'tests/months/texts-of-a-year.test.ts', text: "it('nothing arrives at night', …" },
  { path: 'tests/access/roles.test.ts', text: "it('nothing is allowed that is not used', …" },
];

describe('the words after npm test --', () => {
  it('choose by a whole path, by a part of one, and by several', () => {
    expect(chosenBy(['tests/contract/grants/life.test.ts'], tests)).toEqual({
      parts: [[{ phase: tables, files: ['tests/contract/grants/life.test.ts'] }]],
    });
    expect(chosenBy(['contract/'], tests)).toEqual({
      parts: [
        [
          {
            phase: tables,
            files: ['tests/contract/grants/life.test.ts', 'tests/contract/grants/panels/panel.test.ts'],
          },
        ],
      ],
    });
    expect(chosenBy(['panels', 'faults/grants'], tests)).toEqual({
      parts: [
        [
          {
            phase: tables,
            files: ['tests/contract/grants/panels/panel.test.ts', 'tests/faults/grants/grants.test.ts'],
          },
        ],
      ],
    });
  });

  it('choose in every phase that has such files, one round after the other', () => {
    expect(chosenBy(['grant'], tests)).toEqual({
      parts: [
        [
          {
            phase: tables,
            files: [
              'tests/unit/grants/moves-page.test.ts',
              'tests/contract/grants/life.test.ts',
              'tests/contract/grants/panels/panel.test.ts',
              'tests/faults/grants/grants.test.ts',
            ],
          },
          { phase: months, files: ['tests/months/grant.test.ts'] },
          { phase: courses, files: ['tests/e2e/grants/grants.test.ts'] },
        ],
      ],
    });
  });

  it('choose tests by their name, everywhere or in the files that other words name', () => {
    const titles = ['is paid in two parts'];
    expect(chosenBy(titles, tests)).toEqual({
      parts: [
        [
          { phase: tables, files: ['tests/contract/grants/life.test.ts'], titles },
          { phase: months, files: ['tests/months/grant.test.ts'], titles },
          { phase: courses, files: ['tests/e2e/grants/grants.test.ts'], titles },
        ],
      ],
    });
    expect(chosenBy(['e2e', ...titles], tests)).toEqual({
      parts: [[{ phase: courses, files: ['tests/e2e/grants/grants.test.ts'], titles }]],
    });
  });

  it('bring along the whole phases whose traces are looked at', () => {
    expect(chosenBy(['tests/access'], tests)).toEqual({
      parts: [
        [{ phase: months }, { phase: texts }, { phase: courses }, { phase: pages }],
        [{ phase: access, files: ['tests/access/roles.test.ts'] }],
      ],
    });
    expect(chosenBy(['texts-of-a-year'], tests)).toEqual({ parts: [[{ phase: months }]] });
  });

  it('find every test in one phase, and in no other', () => {
    const files = globSync('tests/**/*.test.{ts,tsx}', { cwd: projectRoot });
    const phasesOf = (path: string) =>
      rounds.flat().filter(({ folders }) => folders.some((folder) => path.startsWith(folder)));
    expect(files.filter((path) => phasesOf(path).length !== 1)).toEqual([]);
    expect(files.length).toBeGreaterThan(200);
  });

  it('are told to be unknown when they are in no path and no name', () => {
    expect(chosenBy(['grnats'], tests)).toEqual({ unknown: ['grnats'] });
    expect(chosenBy(['faults', 'nothing arrives at night', 'grants'], tests)).toEqual({
      unknown: ['nothing arrives at night'],
    });
  });
});
