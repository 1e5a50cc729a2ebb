import { describe, expect, it } from 'vitest';
import { commands } from '#bin/ops/commands/index.ts';
import { commandNamed } from '#bin/ops/frame/run.ts';
import { findingsIn, type Looked } from '#bin/ops/watching/findings.ts';

const queue = { short: 'notify', url: 'u', arn: 'a', waiting: 0, taken: 0, delayed: 0 };
const well: Looked = {
  stacks: [{ StackName: 'diwan-dev-data', StackStatus: 'UPDATE_COMPLETE' }],
  work: [
    queue,
    { ...queue, waiting: 50, taken: 3, oldestSeconds: 4_000 },
    { ...queue, waiting: 2, oldestSeconds: 20 },
  ],
  dead: [{ ...queue, of: 'notify', short: 'notify-dead' }],
  sources: [
    { function: 'notify', readsStream: false, state: 'Enabled' },
    { function: 'count', readsStream: true, state: 'Enabled', lastResult: 'OK', behindMs: 900 },
    { function: 'relay', readsStream: true, state: 'Enabled', lastResult: 'No records processed' },
  ],
  clocks: [{ group: 'reminders', clocks: 12, overdue: 0, lookedAt: 12 }],
  ringing: [],
};

it('nothing needs attention where all is well', () => {
  expect(findingsIn(well)).toEqual([]);
});

describe('needs attention', () => {
  it.each<[string, Partial<Looked>, RegExp]>([
    [
      'a stack that could not be deployed',
      { stacks: [{ StackName: 'diwan-dev-web', StackStatus: 'UPDATE_ROLLBACK_COMPLETE' }] },
      /diwan-dev-web is UPDATE_ROLLBACK_COMPLETE/,
    ],
    [
      'what was set aside',
      { dead: [{ ...queue, of: 'grants', short: 'grants-dead', waiting: 2, taken: 1 }] },
      /3 messages of grants were set aside.*npm run ops -- dlq show grants.*npm run ops -- dlq redrive grants/,
    ],
    [
      'work that nobody takes',
      { work: [{ ...queue, waiting: 1, oldestSeconds: 360 }] },
      /notify has waited for 6 min/,
    ],
    [
      'a queue that is not read',
      { sources: [{ function: 'promote', readsStream: false, state: 'Disabled' }] },
      /promote takes nothing from its queue \(Disabled\)/,
    ],
    [
      'a stream that is not read',
      { sources: [{ function: 'relay', readsStream: true, state: 'Disabled' }] },
      /relay takes nothing from its stream/,
    ],
    [
      'a reader that fails',
      {
        sources: [
          {
            function: 'count',
            readsStream: true,
            state: 'Enabled',
            lastResult: 'PROBLEM: Function call failed',
          },
        ],
      },
      /count fails.*PROBLEM/,
    ],
    [
      'a reader that is behind',
      { sources: [{ function: 'count', readsStream: true, state: 'Enabled', behindMs: 120_000 }] },
      /count is 2 min behind/,
    ],
    [
      'a clock that did not fire',
      { clocks: [{ group: 'offer-deadlines', clocks: 5, overdue: 1, lookedAt: 5 }] },
      /1 clock of offer-deadlines/,
    ],
    [
      'an alarm that rings',
      { ringing: [{ alarm: 'web-failures', means: 'Requests fail.', since: undefined }] },
      /web-failures rings\. Requests fail\./,
    ],
  ])('%s', (_what, change, sentence) => {
    const findings = findingsIn({ ...well, ...change });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(sentence);
  });

  it('and what it says to run is there', () => {
    const all = findingsIn({
      ...well,
      dead: [{ ...queue, of: 'grants', short: 'grants-dead', waiting: 2 }],
    }).join('\n');
    const said = [...all.matchAll(/npm run ops -- ([^.:\n]+)/g)].map(([, line = '']) =>
      line.trim().split(' '),
    );
    expect(said.length).toBeGreaterThan(1);
    for (const line of said) expect(commandNamed(commands, line)).toBeDefined();
  });
});
