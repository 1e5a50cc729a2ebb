import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { alarmsOfStage, plan } from '#bin/ops/commands/plan.ts';
import { runOps } from '#bin/ops/frame/run.ts';
import { namesOnly } from '#tests/support/queues/installation.ts';
import { ofType, resourcesOf } from '#tests/unit/infra/templates.ts';

const folder = mkdtempSync(join(tmpdir(), 'diwan-plan-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the command prints, and how it ends. */
async function asked(...args: readonly string[]) {
  const said: string[] = [];
  const told: string[] = [];
  const code = await runOps(['plan', ...args], {
    commands: [plan],
    open: (stage) => namesOnly(stage),
    out: (text) => said.push(text),
    err: (text) => told.push(text),
    ask: undefined,
    stop: new AbortController().signal,
  });
  return { code, said: said.join('\n'), told: told.join('\n') };
}

const installed = (told: unknown): string => {
  const file = join(folder, 'installation.json');
  writeFileSync(file, JSON.stringify(told));
  return file;
};

describe('what a month costs', () => {
  it('is said by centre, with the caps, the alarm and the limit to ask AWS for', async () => {
    const { code, said } = await asked('--stage', 'prod', '--installation', installed({}));
    expect(code).toBe(0);
    expect(said).toMatch(/kirkuk +602 +200 +2607 +400 +381 +480/);
    expect(said).toContain('Texts: $1524. All caps together: $1920; the alarm sms-spend rings at $1536.');
    expect(said).toContain('spend limit for texts must be $2112');
  });

  it('follows the plan and the price of an installation', async () => {
    const small = { courses: 1, places: 10, sessionsAWeek: 1, weeks: 10, broadcasts: 0 };
    const file = installed({ prod: { segmentPrice: { '+9647': 0.2 }, plan: { kirkuk: small } } });
    const { said } = await asked('--stage', 'prod', '--installation', file, '--json');
    const { result } = JSON.parse(said);
    expect(result.segmentPrice).toBe(0.2);
    const kirkuk = result.centres.find(({ centre }: { readonly centre: string }) => centre === 'kirkuk');
    expect(kirkuk).toMatchObject({ reminders: 43, broadcasts: 0, cap: 30 });
  });

  it('grows with the number of centres in what is used, and not in what waits', async () => {
    const of = async (times: string) => {
      const { said } = await asked(
        '--stage',
        'prod',
        '--installation',
        installed({}),
        '--times',
        times,
        '--json',
      );
      return JSON.parse(said).result;
    };
    const [one, many] = [await of('1'), await of('25')];
    expect(many.texts).toBe(one.texts * 25);
    const dollarsOf = (result: typeof one, unit: string) =>
      result.services.find((charge: { readonly unit: string }) => charge.unit === unit).dollars;
    expect(dollarsOf(many, 'units of writing')).toBeCloseTo(dollarsOf(one, 'units of writing') * 25);
    expect(dollarsOf(many, 'alarms')).toBe(dollarsOf(one, 'alarms'));
  });

  it('is the table of docs/scale.md', async () => {
    const page = readFileSync('docs/scale.md', 'utf8');
    for (const [times, centres] of [
      ['1', 'four centres'],
      ['25', 'a country'],
    ] as const) {
      const { said } = await asked(
        '--stage',
        'prod',
        '--installation',
        installed({}),
        '--times',
        times,
        '--json',
      );
      const { texts, servicesTotal } = JSON.parse(said).result;
      const row = page.split('\n').find((line) => line.startsWith(`| ${centres}`));
      expect(row).toContain(` ${texts.toLocaleString('en')} `);
      expect(row).toContain(` ${Math.round(servicesTotal)} `);
    }
  });

  it('knows how many alarms there are', () => {
    const alarms = ofType(resourcesOf('prod'), 'AWS::CloudWatch::Alarm').length;
    expect(Math.abs(alarmsOfStage - alarms)).toBeLessThanOrEqual(alarms / 10);
  });

  it('is little where nothing is planned', async () => {
    const { code, said } = await asked('--stage', 'dev', '--installation', installed({}));
    expect([code, said]).toEqual([
      0,
      'Nothing is planned for dev; its caps are $8 a month for 4 centres together.',
    ]);
  });

  it.each([
    [{ prod: { monthlyCap: { kirkuk: 10 } } }, 'The plan of kirkuk costs about $381'],
    [{ prod: { plan: { mosul: {} } } }, 'prod.plan'],
  ])('is refused where the settings cannot be: %j', async (told, says) => {
    const answer = await asked('--stage', 'prod', '--installation', installed(told));
    expect([answer.code, answer.said]).toEqual([1, '']);
    expect(answer.told).toContain(says);
  });

  it.each(['0', 'many', '1.5'])('takes whole numbers of centres, not %s', async (times) => {
    expect((await asked('--stage', 'prod', '--times', times)).code).toBe(2);
  });
});
