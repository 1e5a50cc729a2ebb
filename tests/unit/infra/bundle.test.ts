import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { described } from '#api/document/described.ts';
import { loadedAtOnce } from '#bench/cold.ts';
import { bundleFunctions, functionNames } from '#infra/bundle.ts';
import { grantRulesOf, usualGrants } from '#infra/settings/grants.ts';
import { sendingLimits } from '#infra/settings/sending.ts';

/** Outside the project, so that nothing is found in its node_modules. */
const folder = mkdtempSync(join(tmpdir(), 'diwan-bundle-'));
const build = () => bundleFunctions(mkdtempSync(join(folder, 'build-')));
afterAll(() => rmSync(folder, { recursive: true }));
/** All that is uploaded of a function: its files by their names. */
const filesOf = (folder: string) =>
  readdirSync(folder)
    .toSorted()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

/** The files that a start reads. */
function startOf(entry: string): readonly string[] {
  const read = new Set<string>();
  loadedAtOnce(entry, read);
  return [...read];
}

describe('the code of the functions', async () => {
  const code = await build();

  it('is the same however often it is built, so that deploying it again changes nothing', async () => {
    const again = await build();
    for (const name of functionNames)
      expect(isDeepStrictEqual(filesOf(again(name)), filesOf(code(name))), name).toBe(true);
  });

  it.each([
    ['site', ['sms', 'console']],
    ['send-sms', ['page', 'apply', 'problem', 'console.title']],
    ['sms-inbound', ['sms.help', 'page', 'problem', 'console']],
    ['sms-webhook', ['sms', 'page', 'console']],
    ['broadcast', ['page', 'apply', 'console.title']],
  ] as const)('%s has no texts of the surfaces that others show', (name, others) => {
    const all = filesOf(code(name)).map(({ text }) => text);
    expect(all.length).toBeGreaterThan(0);
    for (const other of others) {
      // As a key stands in the catalogues: before its text.
      const key = new RegExp(`"${other}[.\\w-]*":["'\`]`);
      expect(all.filter((text) => key.test(text)).length, other).toBe(0);
    }
  });

  it('has no module that is there for what it does when it is loaded: none would be left in', () => {
    const sources = ['events', 'shared', 'api', 'functions'].flatMap((room) =>
      globSync(`${room}/**/*.{ts,tsx}`, { cwd: join(import.meta.dirname, '../../..') }),
    );
    expect(sources.length).toBeGreaterThan(300);
    const bare = /^import\s*['"]/m;
    const text = (file: string) => readFileSync(join(import.meta.dirname, '../../..', file), 'utf8');
    expect(sources.filter((file) => bare.test(text(file)))).toEqual([]);
  });

  it.each(['site', 'console', 'sms-inbound', 'sms-webhook'] as const)(
    '%s reads numbers of every country, with plans that its start does not read',
    (name) => {
      const entry = join(code(name), 'index.mjs');
      const { mobileByPlan } = createRequire(entry)('./numbering-plans.cjs');
      expect(mobileByPlan('+4915112345678')).toBe('+4915112345678');
      expect(mobileByPlan('0770 123 45')).toBeNull();
      const started = startOf(entry).map((file) => readFileSync(file, 'utf8'));
      // As the plans of Germany begin in the library's metadata.
      expect(started.filter((text) => /DE:\["49"/.test(text))).toEqual([]);
    },
  );

  it('holds nothing of what calls say in words, nor of their samples', () => {
    const said = described().flatMap(({ words }) =>
      Object.values(words.calls).flatMap(({ summary, description }) => [summary, description ?? summary]),
    );
    expect(said.length).toBeGreaterThan(150);
    // A sample of each kind: a name, a phone, an id that stand nowhere else.
    const sampled = ['منال كريم', 'شیلان کەریم', '+9647701234567', '01a20a6f-8039-7000-8a61-3f0c2d7b9e52'];
    for (const name of functionNames) {
      const files = globSync('**/*.mjs', { cwd: code(name) });
      // The document is served whole, in a part of its own that is loaded when someone asks for it.
      const isDocument = (text: string) => text.includes('"3.1.1"') || text.includes('openapi:"3.1.1"');
      const texts = files.map((file) => readFileSync(join(code(name), file), 'utf8'));
      const parts = texts.filter((text) => !isDocument(text));
      expect(texts.length - parts.length, name).toBe(name === 'site' ? 1 : 0);
      for (const text of [...said, ...sampled])
        expect([name, text, parts.some((part) => part.includes(text))]).toEqual([name, text, false]);
    }
  });

  const clockPlace = {
    ...{ group: 'default', roleArn: 'arn:aws:iam::0:role/clock' },
    ...{
      queueArn: 'arn:aws:sqs:x:0:a',
      deadLettersArn: 'arn:aws:sqs:x:0:a-dead',
      queueUrl: 'https://sqs/1/a',
    },
  };
  /** What some of them want to know before their first request. */
  const neededToLoad = {
    TABLE_NAME: 'table',
    ALLOWED_PREFIXES: '+9647',
    GRANTS: grantRulesOf(usualGrants),
    SMS_PER_SECOND: '20',
    QUEUE_TRIES: JSON.stringify({ answers: 10, reminders: 50, broadcasts: 100 }),
    DEAD_LETTERS_URLS: JSON.stringify({
      answers: 'https://sqs/1/a-dead',
      reminders: 'https://sqs/1/r-dead',
      broadcasts: 'https://sqs/1/b-dead',
    }),
    QUEUE_URLS: JSON.stringify({
      answers: 'https://sqs/1/a',
      reminders: 'https://sqs/1/r',
      broadcasts: 'https://sqs/1/b',
    }),
    SENDING: JSON.stringify({ allowedPrefixes: ['+9647'], ...sendingLimits }),
    REMINDERS: JSON.stringify({ leads: { default: [86_400] }, last: 3_600 }),
    CLOCKS: JSON.stringify({
      ...{ offers: clockPlace, reminders: clockPlace },
      completions: { ...clockPlace, grace: 86_400 },
    }),
    AWS_REGION: 'eu-central-1',
    USER_POOL_ID: 'eu-central-1_000000000',
    USER_POOL_CLIENT_ID: 'client',
  };
  /** What a start reads at most, in KB: sending takes the texts and four clients; those that a person waits for, little. */
  const mostKb = (name: (typeof functionNames)[number]) =>
    name === 'send-sms' ? 580 : ['site', 'console', 'sms-inbound', 'sms-webhook'].includes(name) ? 380 : 510;

  it.each(functionNames)(
    '%s has everything in it that it loads, and its start reads no more than it may',
    (name) => {
      expect(loadedAtOnce(join(code(name), 'index.mjs')) / 1024).toBeLessThanOrEqual(mostKb(name));
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ['--input-type=module', '-e', `console.log(typeof (await import('./index.mjs')).handler)`],
        { cwd: code(name), encoding: 'utf8', env: neededToLoad },
      );
      expect({ status, stdout: stdout.trim(), stderr }).toMatchObject({ status: 0, stdout: 'function' });
    },
  );
});
