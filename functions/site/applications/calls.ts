import { applications } from '#api/public/applications.ts';
import { etagOf, languageOfApi, problem } from '#shared/web/index.ts';
import { type Answers, type Asked, answer } from '../frame/answer.ts';
import {
  begin,
  change,
  handIn,
  handInReport,
  type Moved,
  mayHandIn,
  open,
  sendCode,
  sentRequest,
  withdraw,
} from './actions.ts';
import { applicationAnswer, manageUrl } from './answers.ts';
import { noneBehind, type Seen, seenBy } from './view.ts';

export const answers: Answers<typeof applications> = {
  beginApplication: answer(applications.beginApplication, async (asked) => {
    const { request, key, body } = asked;
    const begun = await begin(asked, body, sentRequest('begin', key, body));
    if ('problem' in begun) return begun;
    const url = manageUrl(request.siteUrl, begun.token);
    return {
      told: { number: begun.number, manageUrl: url },
      headers: { etag: etagOf(1), location: url.replace('/applications/', '/api/applications/') },
    };
  }),
  getApplication: answer(applications.getApplication, async (asked) => {
    const seen = await seenIn(asked);
    return seen === undefined ? noneBehind(asked, asked.path.token) : tell(asked, seen);
  }),
  changeApplication: answer(applications.changeApplication, async (asked) => {
    const seen = await seenIn(asked);
    if (seen === undefined) return unknown;
    const changed = await change(asked, seen, asked.body, asked.version);
    return 'problem' in changed ? changed : tell(asked, { ...seen, draft: changed });
  }),
  // Of the version in `If-Match`, if one is given.
  submitApplication: answer(applications.submitApplication, async (asked) => {
    const seen = await seenIn(asked);
    if (seen === undefined) return unknown;
    const closed = mayHandIn(seen);
    if (closed !== undefined) return closed;
    const { key, version } = asked;
    const request = sentRequest(seen.draft.draftId, key, ['submit', version ?? null]);
    const moved = await handIn(asked, seen, { ...(version === undefined ? {} : { version }), request });
    return 'problem' in moved ? moved : tellAfter(asked, moved);
  }),
  withdrawApplication: answer(applications.withdrawApplication, async (asked) => {
    const seen = await seenIn(asked);
    if (seen === undefined) return unknown;
    const moved = await withdraw(asked, seen);
    return 'problem' in moved ? moved : tellAfter(asked, moved);
  }),
  reportOnGrant: answer(applications.reportOnGrant, async (asked) => {
    const seen = await seenIn(asked);
    if (seen === undefined) return unknown;
    const request = sentRequest(seen.draft.draftId, asked.key, ['report', asked.body]);
    const moved = await handInReport(asked, seen, asked.body, request);
    return 'problem' in moved ? moved : tellAfter(asked, moved);
  }),
  // Texted to the contact person.
  sendCode: answer(applications.sendCode, async (asked) => {
    const seen = await seenIn(asked);
    return seen === undefined ? unknown : sendCode(asked, seen);
  }),
  unlockApplication: answer(applications.unlockApplication, async (asked) => {
    const seen = await seenIn(asked);
    return seen === undefined ? unknown : open(asked, seen, asked.body.code);
  }),
};

const unknown = problem('not-found', 404);

/** What every call about one application needs. */
type Holding = Pick<Asked<typeof applications.getApplication>, 'context' | 'settings' | 'request' | 'path'>;

const seenIn = ({ context, request, path }: Holding): Promise<Seen | undefined> =>
  seenBy(context, path.token, request.headers['x-unlock-key']);

function tell({ request }: Pick<Holding, 'request'>, seen: Seen) {
  const language = languageOfApi(request, seen.draft.language);
  return {
    told: applicationAnswer(seen, language, request.siteUrl),
    // The version of the draft: the grant has its own.
    headers: { 'content-language': language, etag: etagOf(seen.draft.version) },
  };
}

/** The state right after a move, also when the request is repeated after later moves. */
async function tellAfter(asked: Holding, { status, since }: Moved) {
  const seen = await seenIn(asked);
  return seen?.grant === undefined
    ? unknown
    : tell(asked, { ...seen, grant: { ...seen.grant, status, since } });
}
