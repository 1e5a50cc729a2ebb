import { activities } from '#api/public/activities.ts';
import { cursorText } from '#api/public/activity-cursor.ts';
import { centreIds } from '#events/index.ts';
import { activityById, activityCode, openUnderCodes } from '#shared/activities/index.ts';
import { render } from '#shared/language/messages/words/index.ts';
import { briefly, type Headers, languageOfApi, problem } from '#shared/web/index.ts';
import { activityAnswer, shownActivities, shownActivity } from '../activities.ts';
import { calendarFile, calendarOf } from '../calendar.ts';
import { type Answers, answer } from '../frame/answer.ts';

/** Anyone's, for as long as it takes that many phones of one room ask for it. */
const forAWhile: Headers = { 'cache-control': 'public, max-age=300' };

export const answers: Answers<typeof activities> = {
  listCentres: answer(activities.listCentres, ({ request }) => {
    const language = languageOfApi(request);
    const items = centreIds.map((id) => ({ id, name: render(`centre.${id}`, language) }));
    return { told: { items, cursor: null }, headers: { ...briefly, 'content-language': language } };
  }),
  // Activities open for registration now or soon, narrowed by centre and kind.
  listActivities: answer(activities.listActivities, async ({ context, request, query }) => {
    const { centre, kind, cursor } = query;
    if (cursor !== undefined && centre !== undefined && cursor.centre !== centre)
      return problem('invalid-request', 400, { errors: [{ parameter: 'cursor', reason: 'invalidChoice' }] });
    const filter = { ...(centre && { centre }), ...(kind && { kind }) };
    const shown = await shownActivities(context, filter, cursor);
    const language = languageOfApi(request);
    const items = shown.items.map((each) => activityAnswer(each, language));
    return {
      told: { items, cursor: shown.next ? cursorText(shown.next) : null },
      headers: { ...briefly, 'content-language': language },
    };
  }),
  getActivity: answer(activities.getActivity, async ({ context, request, path: { code } }) => {
    const shown = activityCode.safeParse(code).success ? await shownActivity(context, code) : undefined;
    if (shown === undefined) return problem('unknown-code', 404);
    const language = languageOfApi(request);
    return {
      told: activityAnswer(shown, language),
      headers: { ...briefly, 'content-language': language },
    };
  }),
  // The sessions of the activity that has this code now.
  getActivityCalendar: answer(
    activities.getActivityCalendar,
    async ({ context, request, path: { code } }) => {
      const [open] = activityCode.safeParse(code).success ? await openUnderCodes(context.table, [code]) : [];
      const activity = open && (await activityById(context.table, open.activityId));
      if (activity === undefined) return problem('unknown-code', 404);
      const calendar = await calendarOf(context, activity, languageOfApi(request));
      return { asItIs: calendarFile(code, calendar, forAWhile) };
    },
  ),
};
