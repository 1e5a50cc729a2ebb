import { expect, it } from 'vitest';
import { type DeadLetters, deadLetterTeller } from '#local/cloud/dead-letters.ts';

/** What is said when the queues are looked at, once for each of these states. */
async function saidOf(
  ...states: readonly (readonly DeadLetters[])[]
): Promise<readonly (readonly string[])[]> {
  const said: string[][] = [];
  let now: readonly DeadLetters[] = [];
  const tell = deadLetterTeller(
    async () => now,
    (line) => said.at(-1)?.push(line.split(':')[0] ?? ''),
  );
  for (const state of states) {
    now = state;
    said.push([]);
    await tell();
  }
  return said;
}
const notify = (messages: number) => ({ queue: 'diwan-local-notify-dead', messages });

it('says what lies there at the start, by its queue, and nothing of empty ones', async () => {
  expect(await saidOf([])).toEqual([[]]);
  expect(await saidOf([notify(1), { queue: 'diwan-local-schedule-dead', messages: 14 }])).toEqual([
    [
      '1 message lies in the dead-letter queue diwan-local-notify-dead',
      '14 messages lie in the dead-letter queue diwan-local-schedule-dead',
    ],
  ]);
});

it('says it again when more has come, and not while all is as it was, or less', async () => {
  expect(await saidOf([notify(2)], [notify(2)], [notify(1)], [notify(3)], [], [notify(1)])).toEqual([
    ['2 messages lie in the dead-letter queue diwan-local-notify-dead'],
    [],
    [],
    ['3 messages lie in the dead-letter queue diwan-local-notify-dead'],
    [],
    ['1 message lies in the dead-letter queue diwan-local-notify-dead'],
  ]);
});
