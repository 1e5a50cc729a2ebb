/**
 * One rush in a process of its own, for its processor time: `node bench/one-rush.ts ENDPOINT TREE`, where TREE is a checkout
 * of this repository whose own code registers. Prints milliseconds, user and system together.
 */
import { join } from 'node:path';
import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { contention } from '#tests/support/table/conflicts.ts';
import { description } from '#tests/support/table/table-description.ts';
import { clear, clientOver } from '#tests/support/table/wire.ts';
import { atWork, conflictMilliseconds, nameOf, people, places } from './crowd.ts';

const [endpoint = '', tree = ''] = process.argv.slice(2);
const from = <Module>(path: string): Promise<Module> => import(join(tree, path));

// The modules of another time, as far as they are called the same then and now.
const { createActivity } = await from<typeof import('#shared/activities/index.ts')>(
  'shared/activities/index.ts',
);
const { register } = await from<typeof import('#shared/registration/index.ts')>(
  'shared/registration/index.ts',
);
const { contextFor, openTable } =
  await from<typeof import('#shared/table/index.ts')>('shared/table/index.ts');
const { activityPlan, asks, staff } =
  await from<typeof import('#tests/support/builders.ts')>('tests/support/builders.ts');

/** Processor time in milliseconds. */
async function rush(crowd: number): Promise<number> {
  const reach = { endpoint, accessKeyId: `rush${process.pid}x${crowd}`, maxAttempts: 1 };
  const beside = clientOver(clear, reach);
  const client = clientOver(contention(conflictMilliseconds, false).wire, reach);
  await beside.send(new CreateTableCommand({ TableName: 'rush', ...description }));
  const context = contextFor(openTable('rush', client));
  const now = context.now();
  await createActivity(context, activityPlan(now.toISOString(), { code: '214', capacity: places }), staff);
  const began = process.cpuUsage();
  let next = 0;
  const takeNext = async (): Promise<void> => {
    for (let person = next++; person < crowd; person = next++) {
      const receivedAt = new Date(now.getTime() + person);
      const outcome = await register(context, asks(context, person, { receivedAt, name: nameOf(person) }));
      if ('refused' in outcome) throw new Error(`Person ${person} was refused: ${outcome.refused}`);
    }
  };
  await Promise.all(Array.from({ length: atWork }, takeNext));
  const { user, system } = process.cpuUsage(began);
  client.destroy();
  beside.destroy();
  return (user + system) / 1_000;
}

await rush(60);
console.log(await rush(people));
