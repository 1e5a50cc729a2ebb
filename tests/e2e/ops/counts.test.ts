/** Totals that someone doubts, on the deployed stacks: compared with the events, and built anew while people register. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, inject, test } from 'vitest';
import { clientOptions } from '#local/cloud/aws.ts';
import type { Difference } from '#shared/counting/rebuilding/index.ts';
import { keys, openTable } from '#shared/table/index.ts';
import { aCourseNow, comesTo } from '../cloud/course.ts';
import { countsOf, eventually, tokenOf } from '../cloud/driver.ts';
import { startOps } from '../cloud/operating.ts';

const client = new DynamoDBClient(clientOptions(inject('endpoint')));
const table = openTable(inject('outputs').tableName, client);
/** No function of the local cloud runs longer. */
const settle = ['--settle', '35'] as const;

async function counts(...args: readonly string[]) {
  const { status, out, err } = await startOps('counts', ...args, ...settle, '--json').ended;
  if (!out.startsWith('{')) throw new Error(err);
  return { status, ...JSON.parse(out) };
}

test('a wrong total is found, and put right while people register', async () => {
  const course = await aCourseNow(24 * 60);
  const scope = `activity:${course.activityId}`;
  const ofCourse = (differences: readonly Difference[]) => differences.filter((each) => each.scope === scope);
  for (const name of ['Shirin', 'Rebwar', 'Dilnaz']) await comesTo(course.code, name);
  const token = await tokenOf('kirkuk.manager');
  const confirmed = async () => (await countsOf(token, scope)).totals.confirmed;
  await eventually(async () => expect(await confirmed()).toBe(3));
  const right = await counts('verify');
  expect(ofCourse(right.result.differences)).toEqual([]);
  expect(right.result.events).toBeGreaterThan(0);

  await table.update({
    update: keys.counterKey(scope, 'all', 'registrations', right.result.generation),
    changes: { add: { cif2: 5 } },
  });
  expect(await confirmed()).toBe(8);
  const wrong = await counts('rebuild', '--dry-run');
  expect(wrong).toMatchObject({ status: 1, needsAttention: true, result: { done: null } });
  expect(ofCourse(wrong.result.planned.differences)).toMatchObject([
    { period: 'all', measure: 'confirmed', stands: 5, should: 0 },
  ]);
  expect(await confirmed()).toBe(8);

  let isOver = false;
  let came = 3;
  const names = [
    'Hero',
    'Shilan',
    'Awat',
    'Karwan',
    'Nasrin',
    'Layla',
    'Rebin',
    'Huda',
    'Mariam',
    'Zaid',
    'Noor',
  ];
  const rebuilding = counts('rebuild', '--yes').finally(() => {
    isOver = true;
  });
  for (const name of names) {
    if (isOver) break;
    came += 1;
    await comesTo(course.code, name);
    await new Promise((resolve) => setTimeout(resolve, 12_000));
  }
  const rebuilt = await rebuilding;
  expect(rebuilt).toMatchObject({ status: 0, result: { done: { before: right.result.generation } } });
  expect(ofCourse(rebuilt.result.done.differences)).toMatchObject([{ measure: 'confirmed', stands: 5 }]);
  // A page may show the totals of before for a minute.
  await eventually(async () => expect(await confirmed()).toBe(came), 90_000);
  await comesTo(course.code, 'Zhyan');
  await eventually(async () => expect(await confirmed()).toBe(came + 1));
  expect(ofCourse((await counts('verify')).result.differences)).toEqual([]);
  expect((await counts('rebuild', '--clean', '--yes')).result.done).toEqual({ deleted: [] });
}, 600_000);
