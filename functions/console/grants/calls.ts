import { page } from '#api/answer.ts';
import { grants } from '#api/staff/grants.ts';
import { private_, problem, seeOther } from '#shared/web/index.ts';
import { type Answers, answer } from '../frame/answer.ts';
import { actingOf, handIn, handInAgain } from './actions.ts';
import { fileLink } from './files.ts';
import { historyCsv } from './history-csv.ts';
import { draftNumbered, draftOf, history, list, show, version } from './view.ts';

export const answers: Answers<typeof grants> = {
  listGrants: answer(grants.listGrants, async ({ context, staff, query: { centre, status, cursor } }) => {
    const after = cursor && { status: cursor[1], submittedAt: cursor[2], grantId: cursor[3] };
    const listed = await list(context.table, staff, centre, status, after);
    if ('problem' in listed) return listed;
    const { items, next } = listed;
    return page(items, next && [centre, next.status, next.submittedAt, next.grantId]);
  }),
  handInGrant: answer(grants.handInGrant, ({ staff, body, asked, ...rest }) =>
    handIn(actingOf(rest), staff, body, asked('hand-in', body)),
  ),
  getGrantDraft: answer(grants.getGrantDraft, async ({ context, staff, path }) => {
    const draft = await draftNumbered(context, staff, path.number);
    return 'problem' in draft ? draft : draftOf(draft);
  }),
  getGrant: answer(grants.getGrant, ({ context, staff, path }) => show(context.table, staff, path.grantId)),
  getGrantVersion: answer(grants.getGrantVersion, ({ context, staff, path }) =>
    version(context.table, staff, path.grantId, Number(path.application)),
  ),
  getGrantFile: answer(grants.getGrantFile, async ({ context, settings: { files }, staff, path }) => {
    if (files === undefined) return problem('not-found', 404);
    const link = await fileLink(context.table, files, staff, path.grantId, path.fileId);
    return typeof link === 'string' ? { asItIs: seeOther(link) } : link;
  }),
  getGrantHistory: answer(grants.getGrantHistory, async ({ context, staff, path }) => {
    const moves = await history(context.table, staff, path.grantId);
    return 'problem' in moves ? moves : page(moves, undefined);
  }),
  getGrantHistoryFile: answer(grants.getGrantHistoryFile, async ({ context, staff, path: { grantId } }) => {
    const moves = await history(context.table, staff, grantId);
    if ('problem' in moves) return moves;
    const headers = {
      ...private_,
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="grant-${grantId}.csv"`,
    };
    return { asItIs: { statusCode: 200, headers, body: await historyCsv(moves) } };
  }),
  handInGrantAgain: answer(
    grants.handInGrantAgain,
    ({ staff, path: { grantId }, version, body, asked, ...rest }) => {
      const meant = { grantId, version };
      return handInAgain(actingOf(rest), staff, meant, body, asked('submit', meant, body));
    },
  ),
};
