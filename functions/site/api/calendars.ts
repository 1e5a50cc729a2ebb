import { languages } from '#events/index.ts';
import { activityById, activityCode, openUnderCodes } from '#shared/activities/index.ts';
import { registrationByToken } from '#shared/registration/index.ts';
import type { Context } from '#shared/table/index.ts';
import {
  type Answer,
  type Headers,
  languageOfApi,
  type Outcome,
  oneOf,
  private_,
  problem,
  type Request,
  readQuery,
} from '#shared/web/index.ts';
import { calendarOf } from '../calendar.ts';

const language = oneOf(languages);

/** Anyone's, for as long as it takes that many phones of one room ask for it. */
const forAWhile: Headers = { 'cache-control': 'public, max-age=300' };

/** `GET /api/activities/{code}/calendar.ics`: the sessions of the activity that has this code now. */
export async function getActivityCalendar(context: Context, request: Request): Promise<Outcome> {
  const query = readQuery(request, { language });
  if ('problem' in query) return query;
  const { code = '' } = request.params;
  const [open] = activityCode.safeParse(code).success ? await openUnderCodes(context.table, [code]) : [];
  const activity = open && (await activityById(context.table, open.activityId));
  if (activity === undefined) return problem('unknown-code', 404);
  return calendar(code, await calendarOf(context, activity, languageOfApi(request)), forAWhile);
}

/** `GET /api/registrations/{token}/calendar.ics`: the same for whoever holds the link of a registration. */
export async function getRegistrationCalendar(context: Context, request: Request): Promise<Outcome> {
  const query = readQuery(request, { language });
  if ('problem' in query) return query;
  const registration = await registrationByToken(context.table, request.params.token ?? '');
  const activity = registration && (await activityById(context.table, registration.activityId));
  if (registration === undefined || activity === undefined) return problem('not-found', 404);
  const asked = languageOfApi(request, registration.language);
  return calendar(registration.code, await calendarOf(context, activity, asked, registration), private_);
}

const calendar = (code: string, body: string, headers: Headers): Answer => ({
  statusCode: 200,
  headers: {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': `inline; filename="${code}.ics"`,
    ...headers,
  },
  body,
});
