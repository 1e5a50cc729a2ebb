import type { Calls } from '#api/call.ts';
import { consoleCalls, siteCalls } from '#api/calls.ts';

/** The text of `api/routes.ts`: the facts about calls for modules that must not load their schemas. */
export const routesText = (): string => `/**
 * Made by \`npm run generate\`: where each call of the API is. Who answers a call that is not its own, and who builds the routes of
 * the stack, reads it here: the calls themselves bring their schemas along.
 */
import type { Call } from '#api/call.ts';

export type Row = Pick<Call, 'method' | 'path'> & {
  /** The capability of \`api/calls.ts\`, and its call. */
  readonly of: string;
  readonly call: string;
  /** Needs no login. */
  readonly isOpen: boolean;
};

export const siteRoutes = ${rowsOf(siteCalls)} as const satisfies readonly Row[];

export const consoleRoutes = ${rowsOf(consoleCalls)} as const satisfies readonly Row[];
`;

const rowsOf = (capabilities: Readonly<Record<string, Calls>>): string => {
  const rows = Object.entries(capabilities).flatMap(([of, calls]) =>
    Object.entries(calls).map(
      ([call, { method, path, who }]) =>
        `  { of: '${of}', call: '${call}', method: '${method}', path: '${path}', isOpen: ${who === 'anyone'} },\n`,
    ),
  );
  return `[\n${rows.join('')}]`;
};
