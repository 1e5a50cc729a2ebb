/** Watches who joins a line, so that every position that is told can be held against what was true as it was told. */
import type { Wire } from '../table/wire.ts';

export type ToldPositions = {
  /** Over which the line is joined. */
  readonly wire: Wire;
  /** Asks for the position of who stands at `waitId`; whether the answer was true at some instant while it was asked for. */
  readonly ask: (
    waitId: string,
    position: () => Promise<number | null>,
  ) => Promise<{ readonly told: number | null; readonly isTrue: boolean }>;
};

/**
 * Nobody leaves a line that is watched. True is every number from those before her who were written for certain when she
 * asked, to those who may have been when she was answered.
 */
export function toldPositions(): ToldPositions {
  const begun = new Set<string>();
  const written = new Set<string>();
  const upTo = (some: ReadonlySet<string>, waitId: string) =>
    [...some].filter((each) => each <= waitId).length;
  return {
    wire: async (call, carryOut) => {
      const joins = /"WAIT#([^"]+)"/.exec(JSON.stringify(call.input.TransactItems ?? []));
      const waitId = joins?.[1];
      if (waitId === undefined) return carryOut();
      begun.add(waitId);
      const answer = await carryOut();
      if (answer.statusCode === 200) written.add(waitId);
      else begun.delete(waitId);
      return answer;
    },
    ask: async (waitId, position) => {
      const least = upTo(written, waitId);
      const told = await position();
      const isTrue = told !== null && told >= least && told <= upTo(begun, waitId);
      return { told, isTrue };
    },
  };
}
