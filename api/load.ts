import type { Context } from '#shared/table/index.ts';
import type { Outcome, Request, Route } from '#shared/web/index.ts';
import type { Row } from './routes.ts';

type Loaded<Settings> = {
  readonly answers: Readonly<
    Record<string, { answer(context: Context, settings: Settings, request: Request): Promise<Outcome> }>
  >;
};

/**
 * Routes for calls, each capability's answers loaded with the first request for one of them.
 * @throws for a row that is not in `answering`: `api/routes.ts` is older than the calls
 */
export const routesOf = <Settings>(
  rows: readonly Row[],
  answering: Readonly<Record<string, () => Promise<Loaded<Settings>>>>,
  context: Context,
  settings: Settings,
): readonly Route[] =>
  rows.map(({ of, call, method, path }) => ({
    method,
    path: `/api${path}`,
    answer: async (request) => {
      const answered = (await answering[of]?.())?.answers[call];
      if (answered === undefined) throw new Error(`Nothing answers ${of}.${call}`);
      return answered.answer(context, settings, request);
    },
  }));
