import * as z from 'zod/mini';
import { steps } from '#shared/broadcasts/index.ts';
import { typedDigits } from '#shared/language/index.ts';
import { broadcastBody, broadcastCentres } from '#shared/staff/index.ts';
import { checked, type Outcome, oneOf, type Problem, problem, seeOther } from '#shared/web/index.ts';
import { type Asked, centreIn, forStaff } from '../frame/for-staff.ts';
import { formAnswer } from '../frame/form-answer.tsx';
import { formRequest, versionRequest } from '../frame/form-request.ts';
import { ourForm } from '../sign-in/session.ts';
import { list, show, take, write } from './actions.ts';
import { BroadcastPage } from './broadcast-page.tsx';
import { audienceNames, BroadcastsPage, noticeFields } from './list-page.tsx';

const path = '/console/broadcasts';

const forBroadcasts = forStaff(broadcastCentres);

/** `GET /console/broadcasts?centre=&after=`: the broadcasts of a centre, with a form to write one. */
export const getBroadcasts = forBroadcasts((asked) =>
  listPage(asked, asked.request.query.get('centre') ?? ''),
);

/** The broadcasts of a centre, below the reason for a refusal; `entered` fills the form again. */
async function listPage(
  { context, request, staff, centres }: Asked,
  wantedCentre: string,
  told?: Problem,
  entered: ReadonlyMap<string, string> = new Map(),
): Promise<Outcome> {
  const centre = centreIn({ centres }, wantedCentre);
  const after = z.uuidv7().safeParse(request.query.get('after')).data;
  const page = await list(context.table, staff, centre, after);
  if ('problem' in page) return page;
  const props = { request, centres, centre, page, entered, problem: told };
  return formAnswer(context, request, told?.status ?? 200, (marks) => (
    <BroadcastsPage {...props} {...marks} />
  ));
}

/** `POST /console/broadcasts`: writes a broadcast down and leads to its page; sends nothing. */
export const postDraft = forBroadcasts(async (asked) => {
  const { context, request, staff } = asked;
  const fields = ourForm(request);
  if ('problem' in fields) return fields;
  const field = (name: string) => (fields.value.get(name) ?? '').trim();
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
  const once = formRequest(staff, fields.value, ['broadcast', draft.value]);
  const written = await write(context, staff, draft.value, once);
  if ('problem' in written) return listPage(asked, field('centre'), written, entered);
  return seeOther(`${path}/${written.broadcastId}`);
});

/** `GET /console/broadcasts/{broadcastId}`: one broadcast, with the steps that may be taken. */
export const getBroadcast = forBroadcasts((asked) => onePage(asked));

/** One broadcast, below the reason for a refusal. */
async function onePage({ context, request, staff }: Asked, told?: Problem): Promise<Outcome> {
  const id = z.uuidv7().safeParse(request.params.broadcastId);
  if (!id.success) return problem('not-found', 404);
  const broadcast = await show(context.table, staff, id.data);
  if ('problem' in broadcast) return broadcast;
  const props = { request, staff, broadcast, problem: told };
  return formAnswer(context, request, told?.status ?? 200, (marks) => (
    <BroadcastPage {...props} {...marks} />
  ));
}

/**
 * `POST /console/broadcasts/{broadcastId}`: takes a step with the version that the form showed; 404 without
 * one.
 */
export const postStep = forBroadcasts(async (asked) => {
  const { context, request, staff } = asked;
  const fields = ourForm(request);
  if ('problem' in fields) return fields;
  const id = z.uuidv7().safeParse(request.params.broadcastId);
  const step = oneOf(steps)(fields.value.get('step') ?? '');
  const version = Number(fields.value.get('version'));
  if (!id.success || step === undefined || !Number.isSafeInteger(version)) return problem('not-found', 404);
  const once = versionRequest(staff, { id: id.data, version }, [step]);
  const done = await take(context, staff, step, { broadcastId: id.data, version }, once);
  return 'problem' in done ? onePage(asked, done) : seeOther(`${path}/${id.data}`);
});
