import { page } from '#api/answer.ts';
import { certificates } from '#api/staff/certificates.ts';
import type { CompleterAnswer } from '#shared/staff/index.ts';
import { type Answers, answer } from '../frame/answer.ts';
import { certifiedActivity, completersPage, handOverFor } from './actions.ts';

export const answers: Answers<typeof certificates> = {
  listCertificates: answer(certificates.listCertificates, async ({ context, staff, path, query }) => {
    const activity = await certifiedActivity(context.table, staff, path.activityId);
    if ('problem' in activity) return activity;
    const { items, next } = await completersPage(context.table, activity.activityId, query.cursor);
    return page(
      items.map(({ language: _language, ...each }): CompleterAnswer => each),
      next,
    );
  }),
  handOverCertificate: answer(certificates.handOverCertificate, async ({ context, staff, path, asked }) => {
    const { certificate } = path;
    const done = await handOverFor(context, staff, certificate, asked('hand over', certificate));
    if ('problem' in done) return done;
    const { activityId: _activityId, ...answer } = done;
    return answer;
  }),
};
