import { createInterface } from 'node:readline';

/** Writes to stdout what `answer` makes of each line of stdin, an empty line too. */
export async function eachLine(answer: (line: string) => string): Promise<void> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    process.stdout.write(`${answer(line)}\n`);
  }
}
