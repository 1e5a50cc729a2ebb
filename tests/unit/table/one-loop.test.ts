import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Loops that count, or go on until something is so; `for … of` goes through a list once. */
const loops = /^( *)(?:for \((?:let|;)|while \(|do \{).*$/gm;
/** Goes through a list in pieces, each once: `for (let start = 0; start < all.length; start += mostAtOnce)`. */
const inPieces = /^ *for \(let (\w+) = 0; \1 < [\w.]+\.length; \1 \+= \w+\)/;
/** Writes of the table, whatever the table is called there. */
const writes = /\b(?:table|db)\.(?:write|update|insert)\(/;
/** Waits before something is tried again. */
const waits = /\bpause\(/;

/** The loop that begins here, to where the formatter closes it; of a single statement, to its end. */
function loopAt(source: string, begin: number, indent: string): string {
  const rest = source.slice(begin);
  const hasBraces = /^.*\{$/m.exec(rest)?.index === 0;
  const end = rest.indexOf(hasBraces ? `\n${indent}}` : ';\n', rest.indexOf(')'));
  return end === -1 ? rest : rest.slice(0, end);
}

/** The loops of a file that write the table, or wait, and so may try something again. */
const tryingAgain = (source: string): readonly string[] =>
  [...source.matchAll(loops)]
    .map((match) => loopAt(source, match.index, match[1] ?? ''))
    .filter((loop) => !inPieces.test(loop))
    .filter((loop) => writes.test(loop) || waits.test(loop));

/** A loop that tries again, and no write of the table: each with why. */
const others: Readonly<Record<string, string>> = {
  'shared/messaging/deliver/push-page.ts': 'pushes to a queue what it did not take',
};

const files = globSync(['shared/**/*.{ts,tsx}', 'functions/**/*.{ts,tsx}']).filter(
  (file) => !file.startsWith('shared/table/'),
);

it('reads, decides and writes again in one place alone (untilWritten)', () => {
  expect(files.length).toBeGreaterThan(400);
  const found = files.filter((file) => tryingAgain(readFileSync(file, 'utf8')).length > 0);
  expect(found).toEqual(Object.keys(others));
});

it.each([
  [
    'a bounded loop',
    'for (let attempt = 1; attempt <= attempts; attempt++) {',
    'await context.table.write([]);',
  ],
  ['a loop without an end', 'for (;;) {', 'await table.write(writes);'],
  [
    'a loop with another counter',
    'for (let contended = 0; ; ) {',
    'const outcome = change && (await table.write(w));',
  ],
  ['a while', 'while (!isWritten) {', 'isWritten = (await db.table.update(change)) !== undefined;'],
  ['a do', 'do {', 'await table.insert(item);'],
  ['a pause alone', 'for (let tries = 1; tries < 6; tries++) {', 'await context.pause(20 * 2 ** tries);'],
])('finds %s', (_name, begins, does) => {
  const source = `export async function f() {\n  ${begins}\n    if (isSo) return;\n    ${does}\n  }\n}\n`;
  expect(tryingAgain(source)).toHaveLength(1);
});

it('lets a list be written piece by piece, and pages be read', () => {
  const each = 'for (const writes of all) {\n  await table.write(writes);\n}\n';
  const pieces =
    'for (let start = 0; start < all.length; start += most) {\n  await table.write(all.slice(start));\n}\n';
  const pages =
    'do {\n  page = await table.query(range);\n} while (page.next !== undefined);\nawait table.write(all);\n';
  expect([...tryingAgain(each), ...tryingAgain(pieces), ...tryingAgain(pages)]).toEqual([]);
});
