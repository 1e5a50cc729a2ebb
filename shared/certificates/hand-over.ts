import type { Actor, EventOf } from '#events/index.ts';
import type { Activity } from '#shared/activities/index.ts';
import {
  all,
  type Context,
  isPresent,
  keys,
  lacks,
  pauseBefore,
  recordEvent,
  type Write,
} from '#shared/table/index.ts';
import type { GivenCertificate } from './schema.ts';
import { givenUnder } from './store.ts';

const attempts = 5;

/** When a paper was handed over, and by which login. */
export type HandedOver = Required<Pick<GivenCertificate, 'handedOverAt' | 'handedOverBy'>>;

/**
 * Notes that the paper of a certificate was handed over, once: one that was before stays as it was noted. `along` are writes
 * for the same transaction; one of them that is refused, named `request`, ends it. Throws when no attempt came through.
 */
export async function handOver(
  context: Context,
  { certificate, centre }: Pick<Activity, 'centre'> & { readonly certificate: string },
  actor: Extract<Actor, { kind: 'staff' }>,
  along: (done: HandedOver) => readonly Write[] = () => [],
): Promise<HandedOver | { readonly refused: 'not-given' | 'request-answered' }> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const given = await givenUnder(context.table, certificate);
    if (given === undefined) return { refused: 'not-given' };
    const { handedOverAt, handedOverBy = '' } = given;
    if (handedOverAt !== undefined) return { handedOverAt, handedOverBy };
    const now = context.now();
    const done = { handedOverAt: now.toISOString(), handedOverBy: actor.id };
    const { activityId, registrationId, personId } = given;
    const event: EventOf<'certificate.handed-over'> = {
      id: context.newId(now),
      type: 'certificate.handed-over',
      version: 1,
      occurredAt: done.handedOverAt,
      actor,
      centre,
      subject: `registration/${registrationId}`,
      data: { certificate, activityId, registrationId, personId },
    };
    const outcome = await context.table.write([
      {
        as: 'certificate',
        update: keys.certificateKey(certificate),
        changes: { set: done },
        when: all(isPresent, lacks('handedOverAt')),
      },
      recordEvent(event),
      ...along(done),
    ]);
    if (outcome.result === 'written') return done;
    if (outcome.result === 'refused' && outcome.refused.has('request'))
      return { refused: 'request-answered' };
    await pauseBefore(context, attempt);
  }
  throw new Error('A certificate could not be noted as handed over: too many others at once');
}
