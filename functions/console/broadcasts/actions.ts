import type { CentreId } from '#events/index.ts';
import { openUnderCodes } from '#shared/activities/index.ts';
import {
  alone,
  type Broadcast,
  type BroadcastRefused,
  broadcastById,
  broadcastsOf,
  changeBroadcast,
  type Draft,
  draftBroadcast,
  type Step,
} from '#shared/broadcasts/index.ts';
import { allTime, counterOf, total } from '#shared/counting/index.ts';
import {
  type BroadcastAnswer,
  broadcastCentres,
  type Staff,
  type StaffRequest,
} from '#shared/staff/index.ts';
import type { Context, RequestAnswered, Table } from '#shared/table/index.ts';
import { type Problem, problem, versionChanged } from '#shared/web/index.ts';
import { onceById } from '../frame/once.ts';

/** How many broadcasts a page of the list holds. */
export const pageLength = 50;

const authorIs = ({ id }: Staff) => ({ actor: { kind: 'staff', id }, staffId: id }) as const;
const forbidden = problem('forbidden', 403);
const keyReused = problem('idempotency-key-reused', 422);

const { keeping, once } = onceById({
  keep: ({ broadcastId, status, version }: Broadcast) => ({ broadcastId, status, version }),
  find: (table, kept) => broadcastById(table, kept.broadcastId),
  tell: (broadcast: Broadcast) => told(broadcast),
});

/** Writes a broadcast down, if this login may; `request`: for a call that may be sent again. */
export async function write(
  context: Context,
  staff: Staff,
  draft: Draft,
  request?: StaffRequest,
): Promise<BroadcastAnswer | Problem> {
  if (!broadcastCentres(staff).includes(draft.centre)) return forbidden;
  return once(context, request, async () => {
    const { audience } = draft;
    if ('code' in audience && audience.code !== undefined) {
      const [open] = await openUnderCodes(context.table, [audience.code]);
      if (open?.centre !== draft.centre)
        return problem('invalid-request', 400, {
          errors: [{ pointer: '/audience/code', reason: 'activityUnknown' }],
        });
    }
    const done = await draftBroadcast(context, draft, authorIs(staff), keeping(context, request));
    return 'refused' in done ? keyReused : told(done);
  });
}

/** Confirms, pauses, resumes or cancels the version that is meant, if this login may. */
export async function take(
  context: Context,
  staff: Staff,
  step: Step,
  which: { readonly broadcastId: string; readonly version: number },
  request?: StaffRequest,
): Promise<BroadcastAnswer | Problem> {
  const broadcast = await broadcastById(context.table, which.broadcastId);
  const centres = broadcastCentres(staff);
  if (centres.length === 0) return forbidden;
  if (broadcast === undefined) return problem('not-found', 404);
  if (!centres.includes(broadcast.centre)) return forbidden;
  return once(context, request, async () => {
    const wanted = { ...which, step };
    const done = await changeBroadcast(context, wanted, authorIs(staff), keeping(context, request));
    if (!('refused' in done)) return told(done);
    return done.refused === 'request-answered' ? keyReused : problemOf(done);
  });
}

function problemOf(refused: Exclude<BroadcastRefused, RequestAnswered>): Problem {
  switch (refused.refused) {
    case 'unknown':
      return problem('not-found', 404);
    case 'version-changed':
      return versionChanged(refused.version);
    case 'not-now':
      return problem('broadcast-not-now', 409);
    case 'second-person':
      return problem('second-person', 409);
    case 'no-one':
      return problem('no-one-to-tell', 409);
    case 'outdated':
      return problem('broadcast-outdated', 409);
  }
}

/** A broadcast with what became of its texts, if this login may see it. */
export async function show(
  table: Table,
  staff: Staff,
  broadcastId: string,
): Promise<BroadcastAnswer | Problem> {
  const centres = broadcastCentres(staff);
  if (centres.length === 0) return forbidden;
  const broadcast = await broadcastById(table, broadcastId);
  if (broadcast === undefined) return problem('not-found', 404);
  if (!centres.includes(broadcast.centre)) return forbidden;
  const counter = await counterOf(table, `broadcast:${broadcastId}`, allTime);
  return {
    ...told(broadcast),
    counts: {
      sent: total(counter, 'messagesSent'),
      delivered: total(counter, 'messagesDelivered'),
      failed: total(counter, 'messagesFailed'),
      dropped: total(counter, 'messagesDropped'),
      optedOut: total(counter, 'messagesOptedOut'),
    },
  };
}

/** A page of a centre's broadcasts, if this login may see them. */
export async function list(
  table: Table,
  staff: Staff,
  centre: CentreId,
  after?: string,
): Promise<{ readonly items: readonly BroadcastAnswer[]; readonly next: string | undefined } | Problem> {
  if (!broadcastCentres(staff).includes(centre)) return forbidden;
  const { items, next } = await broadcastsOf(table, centre, pageLength, after);
  return { items: items.map(told), next };
}

const told = (broadcast: Broadcast): BroadcastAnswer => {
  const { broadcastId, centre, audience, texts, status, draftedAt, pages, pagesDone, version } = broadcast;
  const preview = status === 'counting' ? undefined : broadcast.preview;
  return {
    ...{ broadcastId, centre, audience, texts, status, draftedAt },
    preview: preview ?? null,
    needsSecondPerson: (preview?.phones ?? 0) > alone,
    ...{ pages, pagesDone, version },
  };
};
