import * as z from 'zod/mini';
import { steps } from '#shared/broadcasts/index.ts';
import { typedDigits } from '#shared/language/index.ts';
import { broadcastBody } from '#shared/staff/index.ts';
import { checked, type Outcome, oneOf, type Problem, problem, seeOther } from '#shared/web/index.ts';
import type { consolePages } from '../declared-pages.ts';
import { formAnswer } from '../frame/form-answer.tsx';
import { formRequest, versionIn, versionRequest } from '../frame/form-request.ts';
import { type Asked, centreIn, pages } from '../frame/pages.ts';
import { list, show, take, write } from './actions.ts';
import { BroadcastPage } from './broadcast-page.tsx';
import { audienceNames, BroadcastsPage, noticeFields } from './list-page.tsx';

const path = '/console/broadcasts';

export const answers = pages<typeof consolePages.broadcasts>({
  /** `?centre=&after=`: the broadcasts of a centre, with a form to write one. */
  getBroadcasts: (asked) => listPage(asked, asked.request.query.get('centre') ?? ''),

  /** Writes a broadcast down and leads to its page; sends nothing. */
  postDraft: async (asked) => {
    const { context, staff, fields } = asked;
    const field = (name: string) => (fields.get(name) ?? '').trim();
    const entered = new Map(['centre', ...noticeFields].map((name) => [name, field(name)]));
    const of = oneOf(audienceNames)(field('audience'));
    const code = typedDigits(field('code'));
    const audience = {
      of,
      ...(of === 'activity' || (of === 'waiting' && code !== '') ? { code } : {}),
      ...(of === 'kind' ? { kind: field('kind') } : {}),
    };
    const texts = { ar: field('ar'), ckb: field('ckb'), en: field('en') };
    const draft = checked({ centre: field('centre'), audience, texts }, broadcastBody);
    if ('problem' in draft) return listPage(asked, field('centre'), draft, entered);
    const once = formRequest(staff, fields, ['broadcast', draft.value]);
    const written = await write(context, staff, draft.value, once);
    if ('problem' in written) return listPage(asked, field('centre'), written, entered);
    return seeOther(`${path}/${written.broadcastId}`);
  },

  /** One broadcast, with the steps that may be taken. */
  getBroadcast: (asked) => onePage(asked, asked.ids.broadcastId),

  /** Takes a step with the version that the form showed; 404 without one. */
  postStep: async (asked) => {
    const { context, staff, fields, ids } = asked;
    const step = oneOf(steps)(fields.get('step') ?? '');
    const version = versionIn(fields);
    if (step === undefined || version === undefined) return problem('not-found', 404);
    const which = { broadcastId: ids.broadcastId, version };
    const once = versionRequest(staff, { id: ids.broadcastId, version }, [step]);
    const done = await take(context, staff, step, which, once);
    return 'problem' in done ? onePage(asked, ids.broadcastId, done) : seeOther(`${path}/${ids.broadcastId}`);
  },
});

/** The broadcasts of a centre, below the reason for a refusal; `entered` fills the form again. */
async function listPage(
  asked: Asked,
  wantedCentre: string,
  told?: Problem,
  entered: ReadonlyMap<string, string> = new Map(),
): Promise<Outcome> {
  const { context, request, staff, centres } = asked;
  const centre = centreIn(asked, wantedCentre);
  const after = z.uuidv7().safeParse(request.query.get('after')).data;
  const page = await list(context.table, staff, centre, after);
  if ('problem' in page) return page;
  return formAnswer(asked, BroadcastsPage, { centres, centre, page, entered, problem: told });
}

/** One broadcast, below the reason for a refusal. */
async function onePage(asked: Asked, broadcastId: string, told?: Problem): Promise<Outcome> {
  const { context, staff } = asked;
  const broadcast = await show(context.table, staff, broadcastId);
  if ('problem' in broadcast) return broadcast;
  return formAnswer(asked, BroadcastPage, { staff, broadcast, problem: told });
}
