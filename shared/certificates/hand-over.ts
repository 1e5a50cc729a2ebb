import { type Actor, type EventOf, envelope } from '#events/index.ts';
import type { Activity } from '#shared/activities/index.ts';
import {
  all,
  type Context,
  ifAnswered,
  isPresent,
  keys,
  lacks,
  recordEvent,
  untilWritten,
  type Write,
} from '#shared/table/index.ts';
import type { GivenCertificate } from './schema.ts';
import { givenUnder } from './store.ts';

/** When a paper was handed over, and by which login. */
export type HandedOver = Required<Pick<GivenCertificate, 'handedOverAt' | 'handedOverBy'>>;

/**
 * Notes that the paper of a certificate was handed over, once: an earlier note stays. `extraWrites` join the
 * transaction; a refused one named `request` ends the command. Throws when no attempt came through.
 */
export async function handOver(
  context: Context,
  { certificate, centre }: Pick<Activity, 'centre'> & { readonly certificate: string },
  actor: Extract<Actor, { kind: 'staff' }>,
  extraWrites: (done: HandedOver) => readonly Write[] = () => [],
): Promise<HandedOver | { readonly refused: 'not-given' | 'request-answered' }> {
  return untilWritten(context, 'hand over a certificate', async () => {
    const given = await givenUnder(context.table, certificate);
    if (given === undefined) return { refused: 'not-given' };
    const { handedOverAt, handedOverBy = '' } = given;
    if (handedOverAt !== undefined) return { handedOverAt, handedOverBy };
    const now = context.now();
    const done = { handedOverAt: now.toISOString(), handedOverBy: actor.id };
    const { activityId, registrationId, personId } = given;
    const event: EventOf<'certificate.handed-over'> = {
      ...envelope({ eventId: context.newId(now), now, actor }, centre, `registration/${registrationId}`),
      type: 'certificate.handed-over',
      data: { certificate, activityId, registrationId, personId },
    };
    return {
      writes: [
        {
          as: 'certificate',
          update: keys.certificateKey(certificate),
          changes: { set: done },
          when: all(isPresent, lacks('handedOverAt')),
        },
        recordEvent(event),
        ...extraWrites(done),
      ],
      result: done,
      ifRefused: ifAnswered,
    };
  });
}
