import { page } from '#api/answer.ts';
import { focalPoints } from '#api/staff/focal-points.ts';
import { focalPointsOf } from '#shared/people/index.ts';
import { type Answers, answer } from '../frame/answer.ts';
import { appoint, pageLength, release, told } from './actions.ts';

export const answers: Answers<typeof focalPoints> = {
  listFocalPoints: answer(focalPoints.listFocalPoints, async ({ context, query }) => {
    const { centre, cursor: [, after] = [] } = query;
    const { items, next } = await focalPointsOf(context.table, centre, pageLength, after);
    return page(items.map(told), next && [centre, next]);
  }),
  appointFocalPoint: answer(
    focalPoints.appointFocalPoint,
    async ({ context, settings, staff, body, asked }) => {
      const request = asked('appoint', body.phone, body.centre);
      const appointed = await appoint(context, staff, body, settings.allowedPrefixes, request);
      if ('problem' in appointed) return appointed;
      return { told: told(appointed), status: appointed.isNew ? 201 : 200 };
    },
  ),
  releaseFocalPoint: answer(focalPoints.releaseFocalPoint, ({ context, staff, path, asked }) =>
    release(context, staff, path.focalPointId, asked('release', path.focalPointId)),
  ),
};
