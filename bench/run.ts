/** `npm run bench`: every figure as a ratio or count measured in this one run; a table and `bench/results/latest.json`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startDynamoDbLocal, whyNoDynamoDb } from '#tests/support/table/dynamodb-local.ts';
import { benchAttendance } from './attendance.ts';
import { benchCold } from './cold.ts';
import { benchCount } from './count.ts';
import { benchFanout } from './fanout.ts';
import { benchGrants } from './grants.ts';
import { benchRecount } from './recount.ts';
import { benchRegister } from './register.ts';
import type { Result } from './result.ts';
import { benchRush } from './rush.ts';
import { benchSending } from './sending.ts';
import { benchUnderstand } from './understand.ts';

const missing = whyNoDynamoDb();
if (missing !== undefined) {
  console.error(missing);
  process.exit(1);
}

const areas: Readonly<Record<string, (endpoint: string) => Promise<Result[]>>> = {
  register: benchRegister,
  cold: benchCold,
  count: benchCount,
  rush: benchRush,
  understand: benchUnderstand,
  sending: benchSending,
  fanout: benchFanout,
  attendance: benchAttendance,
  grants: benchGrants,
  recount: benchRecount,
};
const asked = process.argv.slice(2);
const unknown = asked.find((area) => areas[area] === undefined);
if (unknown !== undefined) {
  console.error(`${unknown} is not an area. There are: ${Object.keys(areas).join(', ')}`);
  process.exit(2);
}

const dynamoDb = await startDynamoDbLocal();
const results: Result[] = [];
try {
  for (const [area, bench] of Object.entries(areas)) {
    if (asked.length > 0 && !asked.includes(area)) continue;
    console.error(`Measuring ${area} …`);
    results.push(...(await bench(dynamoDb.endpoint)));
  }
} finally {
  await dynamoDb.stop();
}

const row = ({ name, value, unit, goal, better, met, note }: Result) => [
  name,
  `${value} ${unit}`,
  goal === null ? '' : `${better === 'lower' ? '≤' : '≥'} ${goal}`,
  goal === null ? '' : met ? 'met' : 'missed',
  note,
];
const table = [['figure', 'value', 'goal', '', 'note'], ...results.map(row)];
const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((cells) => cells[column]?.length ?? 0)));
for (const cells of table) {
  console.log(
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
if (asked.length === 0) {
  const folder = join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'latest.json'), `${JSON.stringify(results, null, 2)}\n`);
}
