import { activityKinds, centreIds, languages } from '#events/index.ts';
import { activityCode } from '#shared/activities/index.ts';
import { render } from '#shared/language/messages/words/index.ts';
import type { Context } from '#shared/table/index.ts';
import {
  briefly,
  json,
  languageOfApi,
  type Outcome,
  oneOf,
  problem,
  type Request,
  readQuery,
} from '#shared/web/index.ts';
import { activityAnswer, shownActivities, shownActivity } from '../activities.ts';
import { type Cursor, cursorText, readCursor } from './cursor.ts';

const language = oneOf(languages);

/** `GET /api/centres` */
export function listCentres(request: Request): Outcome {
  const query = readQuery(request, { language });
  if ('problem' in query) return query;
  const asked = languageOfApi(request);
  const items = centreIds.map((id) => ({ id, name: render(`centre.${id}`, asked) }));
  return json(200, { items, cursor: null }, { ...briefly, 'content-language': asked });
}

/** `GET /api/activities`: those one can register for now or soon, narrowed by centre and kind. */
export async function listActivities(context: Context, request: Request): Promise<Outcome> {
  const query = readQuery<{
    centre: (typeof centreIds)[number];
    kind: (typeof activityKinds)[number];
    language: string;
    cursor: Cursor;
  }>(request, { centre: oneOf(centreIds), kind: oneOf(activityKinds), language, cursor: readCursor });
  if ('problem' in query) return query;
  const { centre, kind, cursor } = query.value;
  if (cursor !== undefined && centre !== undefined && cursor.centre !== centre) {
    return problem('invalid-request', 400, { errors: [{ parameter: 'cursor', reason: 'invalidChoice' }] });
  }
  const filter = { ...(centre && { centre }), ...(kind && { kind }) };
  const page = await shownActivities(context, filter, cursor);
  const asked = languageOfApi(request);
  return json(
    200,
    {
      items: page.items.map((shown) => activityAnswer(shown, asked)),
      cursor: page.next ? cursorText(page.next) : null,
    },
    { ...briefly, 'content-language': asked },
  );
}

/** `GET /api/activities/{code}` */
export async function getActivity(context: Context, request: Request): Promise<Outcome> {
  const query = readQuery(request, { language });
  if ('problem' in query) return query;
  const { code = '' } = request.params;
  const shown = activityCode.safeParse(code).success ? await shownActivity(context, code) : undefined;
  if (shown === undefined) return problem('unknown-code', 404);
  const asked = languageOfApi(request);
  return json(200, activityAnswer(shown, asked), { ...briefly, 'content-language': asked });
}
