import type { Context } from '#shared/table/index.ts';
import type { Outcome, Request, Route } from '#shared/web/index.ts';
import type { Row } from './routes.ts';

/** Where a call or page is, and the names of its capability and of what answers it. */
export type RouteRow = Pick<Row, 'of' | 'call' | 'method' | 'path'>;

type Loaded<Settings, Of extends RouteRow> = {
  readonly answers: Readonly<
    Record<
      string,
      { answer(context: Context, settings: Settings, request: Request, row: Of): Promise<Outcome> }
    >
  >;
};

/** The calls, where they are below `/api`. */
export const belowApi = <Of extends Pick<Row, 'path'>>(rows: readonly Of[]): readonly Of[] =>
  rows.map((row) => ({ ...row, path: `/api${row.path}` }));

/**
 * Routes for calls or pages, each capability's answers loaded with the first request for one of them.
 * @throws for a row that is not in `answering`: `api/routes.ts` is older than the calls
 */
export const routesOf = <Settings, Of extends RouteRow>(
  rows: readonly Of[],
  answering: Readonly<Record<string, () => Promise<Loaded<Settings, Of>>>>,
  context: Context,
  settings: Settings,
): readonly Route[] =>
  rows.map((row) => ({
    method: row.method,
    path: row.path,
    answer: async (request) => {
      const answered = (await answering[row.of]?.())?.answers[row.call];
      if (answered === undefined) throw new Error(`Nothing answers ${row.of}.${row.call}`);
      return answered.answer(context, settings, request, row);
    },
  }));
