import { afterEach, expect, it, vi } from 'vitest';
import { liveContext } from '#shared/table/index.ts';

afterEach(() => vi.restoreAllMocks());

/** What a running function logs when it is told of a command that had to be tried again. */
function logged(tries: number, isWritten: boolean): readonly unknown[] {
  const lines = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const environment = { TABLE_NAME: 'diwan' };
  liveContext(environment).contended?.({ what: 'move a grant', tries, isWritten });
  return lines.mock.calls.map(([line]) => JSON.parse(String(line)));
}

it('logs a command that was tried often, by what it does and by nothing else', () => {
  expect(logged(4, true)).toEqual([
    { level: 'WARN', message: 'A command met many others', what: 'move a grant', tries: 4, isWritten: true },
  ]);
});

it('logs one that was given up', () => {
  expect(logged(12, false)).toMatchObject([{ tries: 12, isWritten: false }]);
});

it.each([2, 3])('says nothing of what %i tries were enough for: that is what the pauses are for', (tries) => {
  expect(logged(tries, true)).toEqual([]);
});
