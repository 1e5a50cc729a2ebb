import { describe, expect, it } from 'vitest';
import { commands } from '#bin/ops/commands/index.ts';
import { command, type Plan } from '#bin/ops/frame/command.ts';
import { installationOf } from '#bin/ops/frame/installation.ts';
import { runOps, type World } from '#bin/ops/frame/run.ts';
import { namesOnly } from '#tests/support/queues/installation.ts';

const phone = '+9647501234567';

/** Runs a command line against commands of the test's own; `answers` is what the operator says when asked. */
function desk(answers?: boolean) {
  const done: string[] = [];
  const said: string[] = [];
  const told: string[] = [];
  const asked: string[] = [];
  const plans: Record<string, Plan> = {
    none: { text: ['Nothing to do'], json: { found: 0 } },
    some: {
      text: [`Three are lying there, of ${phone}`],
      json: { found: 3, said: `of ${phone}`, phone },
      needsAttention: true,
      change: {
        question: 'Send 3?',
        carryOut: async () => {
          done.push('sent');
          return { text: ['Sent 3'], json: { sent: 3 } };
        },
      },
    },
  };
  const look = command({
    name: 'things look',
    does: 'Looks at things.',
    arguments: [{ name: 'THING', about: 'Which.' }],
    options: { most: { type: 'string', value: 'N', about: 'So many.', default: '20' } },
    read: async ({ words: [thing = ''], values }) => {
      if (thing === 'broken')
        throw new Error(`It did not answer ${phone}`, { cause: new Error('Timed out') });
      const needsAttention = thing === 'bad';
      return { text: [`${thing} ${values.most}`], json: { thing, most: values.most }, needsAttention };
    },
  });
  const send = command({
    name: 'things send',
    does: 'Sends things.',
    arguments: [{ name: 'WHICH', about: 'none or some' }],
    plan: async ({ words: [which = ''] }) => plans[which] ?? { text: [], json: {} },
  });
  const world: World = {
    commands: [look, send],
    open: (stage) => namesOnly(stage),
    out: (text) => said.push(text),
    err: (text) => told.push(text),
    ask:
      answers === undefined
        ? undefined
        : async (question) => {
            asked.push(question);
            return answers;
          },
    stop: new AbortController().signal,
  };
  const run = (line: string) =>
    runOps(
      line.split(' ').filter((word) => word !== ''),
      world,
    );
  return { run, done, said, told, asked };
}

describe('a command line', () => {
  it.each([
    ['', /Usage: npm run ops -- COMMAND/],
    ['things', /Usage: npm run ops -- COMMAND/],
    ['things throw', /Usage: npm run ops -- COMMAND/],
    ['things look', /THING is missing/],
    ['things look a b', /b is one word too many/],
    ['things look a --nothing', /--nothing/],
    ['things look a --most', /--most/],
    ['things look a --yes', /--yes/],
  ])('that makes no sense ends with 2 and says how it is used: %s', async (line, reason) => {
    const { run, told, said } = desk();
    expect(await run(line)).toBe(2);
    expect(told.join()).toMatch(reason);
    expect(told.join()).toContain('Usage: npm run ops --');
    expect(said).toEqual([]);
  });

  it.each([['--help'], ['help'], ['things look --help'], ['things send some --help']])(
    'asks for help: %s',
    async (line) => {
      const { run, said, done } = desk(true);
      expect(await run(line)).toBe(0);
      expect(said.join()).toMatch(/^Usage: npm run ops -- /);
      expect(done).toEqual([]);
    },
  );

  it('ends with 0 where all is well and 1 where something needs attention', async () => {
    const { run, said } = desk();
    expect(await run('things look good --most 5')).toBe(0);
    expect(await run('things look bad')).toBe(1);
    expect(said).toEqual(['good 5', 'bad 20']);
  });

  it('ends with 1 and the reason when something fails, without a number in it', async () => {
    const { run, told } = desk();
    expect(await run('things look broken')).toBe(1);
    expect(told).toEqual(['It did not answer «number»', 'Timed out']);
  });

  it('prints one document with --json, in which nothing of a person stands', async () => {
    const { run, said, done } = desk();
    expect(await run('things send some --json --yes')).toBe(0);
    expect(done).toEqual(['sent']);
    expect(said).toHaveLength(1);
    expect(JSON.parse(said[0] ?? '')).toEqual({
      command: 'things send',
      stage: 'dev',
      needsAttention: false,
      result: { planned: { found: 3, said: 'of «number»', phone: '«hidden»' }, done: { sent: 3 } },
    });
  });
});

describe('a command that changes something', () => {
  it('does nothing where there is nothing to do, and does not ask', async () => {
    const { run, asked, done } = desk(true);
    expect(await run('things send none')).toBe(0);
    expect([asked, done]).toEqual([[], []]);
  });

  it('says what it would do, asks, and does it on a yes', async () => {
    const { run, asked, done, said } = desk(true);
    expect(await run('things send some')).toBe(0);
    expect(asked).toEqual(['Send 3?']);
    expect(said).toEqual(['Three are lying there, of «number»', 'Sent 3']);
    expect(done).toEqual(['sent']);
  });

  it('does nothing on a no', async () => {
    const { run, done, told } = desk(false);
    expect(await run('things send some')).toBe(1);
    expect(done).toEqual([]);
    expect(told).toEqual(['Nothing was changed.']);
  });

  it('does nothing without a terminal, unless --yes', async () => {
    const { run, done, told } = desk();
    expect(await run('things send some')).toBe(1);
    expect(done).toEqual([]);
    expect(told.join()).toContain('--yes');
    expect(await run('things send some --yes')).toBe(0);
    expect(done).toEqual(['sent']);
  });

  it('only says with --dry-run, even with --yes', async () => {
    const { run, done } = desk(true);
    expect(await run('things send some --dry-run --yes')).toBe(1);
    expect(done).toEqual([]);
  });
});

describe('the commands there are', () => {
  it('have names of their own, none of which begins another, and a sentence each', () => {
    const names = commands.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(names.filter((other) => other.startsWith(`${name} `))).toEqual([]);
    for (const { does } of commands) expect(does).toMatch(/^[A-Z].*\.$/);
  });
});

describe('an installation', () => {
  it.each([['Dev'], ['prod-eu'], ['../x'], ['']])('has the name of a stage, not %j', (stage) => {
    expect(() => installationOf(stage, {})).toThrow(/stage/);
  });

  it('of the local cloud asks nothing of a real account', () => {
    const { settings, named, shortOf } = installationOf('local', { AWS_ENDPOINT_URL: 'http://127.0.0.1:9' });
    expect(settings).toMatchObject({ endpoint: 'http://127.0.0.1:9', credentials: { accessKeyId: 'test' } });
    expect(named('notify')).toBe('diwan-local-notify');
    expect([shortOf('diwan-local-notify-dead'), shortOf('diwan-prod-notify')]).toEqual([
      'notify-dead',
      undefined,
    ]);
  });

  it('on AWS leaves everything to the environment', () => {
    expect(installationOf('prod', { AWS_ENDPOINT_URL: 'http://127.0.0.1:9' }).settings).toEqual({});
  });
});
