import * as z from 'zod/mini';
import { centreIds } from '../../../events/index.ts';
import { concernCentres, settleBody } from '../../../shared/staff/index.ts';
import type { Context } from '../../../shared/table/index.ts';
import {
  checked,
  cursorOf,
  type Outcome,
  oneOf,
  problem,
  type Route,
  seeOther,
} from '../../../shared/web/index.ts';
import { concernId } from '../api/concerns.ts';
import { concernList, settleFor } from '../concerns.ts';
import { formTokenCookie, formTokenFor, ourForm } from '../session.ts';
import type { ConsoleSettings } from '../settings.ts';
import { ConcernsPage, concernsPath, doneSteps } from './concerns-page.tsx';
import { consoleAnswer } from './console-page.tsx';
import { type Asked, forStaff } from './for-staff.ts';

/** The page of what is to be followed up, and the form that says it was. */
export function concernPageRoutes(context: Context, settings: ConsoleSettings): readonly Route[] {
  const asked = forStaff(context, settings, concernCentres);
  return [
    { method: 'GET', path: concernsPath, answer: asked(getPage) },
    {
      method: 'POST',
      path: `${concernsPath}/{concernId}/settle`,
      answer: asked(postSettle),
    },
  ];
}

const place = cursorOf(z.object({ concernId, raisedAt: z.iso.datetime({ precision: 3 }) }));

async function getPage({ context, request, centres }: Asked): Promise<Outcome> {
  const centre = oneOf(centres)(request.query.get('centre') ?? '') ?? centres[0];
  const list = await concernList(context.table, centre, place(request.query.get('after') ?? ''));
  const formToken = formTokenFor(request, context);
  const done = oneOf(doneSteps)(request.query.get('done') ?? '');
  const props = { request, formToken, centres, centre, list, done };
  return consoleAnswer(200, <ConcernsPage {...props} />, [formTokenCookie(request, formToken)]);
}

const settled = z.extend(settleBody, { version: z.int().check(z.gte(1)) });

async function postSettle({ context, request, staff }: Asked): Promise<Outcome> {
  const fields = ourForm(request);
  if ('problem' in fields) return fields;
  const id = concernId.safeParse(request.params.concernId);
  if (!id.success) return problem('not-found', 404);
  const outcome = fields.value.get('outcome') ?? '';
  const version = Number(fields.value.get('version') ?? '');
  const wanted = checked({ outcome, version }, settled);
  if ('problem' in wanted) return wanted;
  const told = await settleFor(context, staff, { concernId: id.data, ...wanted.value });
  // Someone else has seen to it, or the button was pressed twice: the list shows how it stands.
  if ('problem' in told && told.status !== 412) return told;
  const centre = oneOf(centreIds)(fields.value.get('centre') ?? '');
  const done = 'problem' in told ? 'changed' : 'settled';
  return seeOther(`${concernsPath}?${new URLSearchParams({ ...(centre && { centre }), done })}`);
}
