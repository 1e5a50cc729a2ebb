import { type Actor, type CentreId, envelope, type FocalPointEvent } from '#events/index.ts';
import {
  type Context,
  equals,
  isAbsent,
  keys,
  recordEvent,
  type Table,
  untilWritten,
  type Write,
} from '#shared/table/index.ts';
import type { Person } from './schema.ts';
import { peopleById } from './store.ts';

/**
 * A community focal point: a phone that staff marked, so that its owner can register neighbours who have
 * phones of their own, and is told how their registrations go.
 */
export type FocalPoint = {
  readonly focalPointId: string;
  readonly phone: string;
  readonly centre: CentreId;
  readonly appointedAt: string;
};

/** The focal point of a phone; `isNew` when it was appointed just now. */
export type Appointed = FocalPoint & { readonly isNew: boolean };

/** The request for an appointment, where it may be sent again. */
export type Answering = {
  /** The answer given to it before, if any. */
  readonly before: () => Promise<Appointed | undefined>;
  /** The writes that keep its answer, in the same transaction. */
  readonly writes: (appointed: Appointed) => readonly Write[];
};

const unasked: Answering = { before: async () => undefined, writes: () => [] };

/** Marks a phone as a focal point's; one marked already, for any centre, stays as it is, and is given. */
export async function appointFocalPoint(
  context: Context,
  { phone, centre }: Pick<FocalPoint, 'phone' | 'centre'>,
  actor: Actor,
  answering: Answering = unasked,
): Promise<Appointed> {
  return untilWritten(context, 'appoint a focal point', async () => {
    const answered = await answering.before();
    if (answered !== undefined) return answered;
    const known = await focalPointOf(context.table, phone);
    const now = context.now();
    const point = known ?? {
      focalPointId: context.newId(now),
      phone,
      centre,
      appointedAt: now.toISOString(),
    };
    const appointed = { ...point, isNew: known === undefined };
    return {
      writes: [
        ...(known === undefined ? appointmentWrites(context, point, actor) : []),
        ...answering.writes(appointed),
      ],
      result: appointed,
    };
  });
}

const appointmentWrites = (context: Context, point: FocalPoint, actor: Actor): readonly Write[] => [
  {
    as: 'focal-point',
    when: isAbsent,
    put: {
      ...keys.focalPointKey(point.focalPointId),
      ...keys.focalPointInCentre(point.centre, point.focalPointId),
      ...point,
    },
  },
  {
    as: 'phone',
    update: keys.phoneStateKey(point.phone),
    changes: { set: { focalPointId: point.focalPointId } },
    when: (place) => `attribute_not_exists(${place.name('focalPointId')})`,
  },
  recordEvent(eventOf('focal-point.appointed', context, point, actor)),
];

/**
 * Ends a focal point. The people it brought keep their places; `false` when there is no such focal point.
 * `extraWrites` go into the same transaction.
 */
export async function releaseFocalPoint(
  context: Context,
  focalPointId: string,
  actor: Actor,
  extraWrites: readonly Write[] = [],
): Promise<boolean> {
  return untilWritten(context, 'release a focal point', async () => {
    const point = await focalPointById(context.table, focalPointId);
    if (point === undefined) return false;
    return {
      writes: [
        { as: 'focal-point', delete: keys.focalPointKey(focalPointId), when: equals('phone', point.phone) },
        {
          as: 'phone',
          update: keys.phoneStateKey(point.phone),
          changes: { remove: ['focalPointId'] },
          when: equals('focalPointId', focalPointId),
        },
        recordEvent(eventOf('focal-point.released', context, point, actor)),
        ...extraWrites,
      ],
      result: true,
    };
  });
}

const eventOf = (
  type: FocalPointEvent['type'],
  context: Context,
  { focalPointId, centre }: FocalPoint,
  actor: Actor,
): FocalPointEvent => {
  const now = context.now();
  const given = { eventId: context.newId(now), now, actor };
  return { ...envelope(given, centre, `focal-point/${focalPointId}`), type, data: { focalPointId } };
};

/** A focal point by its id; `undefined` when there is none, or not any more. */
export const focalPointById = (table: Table, focalPointId: string): Promise<FocalPoint | undefined> =>
  table.get<FocalPoint>(keys.focalPointKey(focalPointId));

async function focalPointOf(table: Table, phone: string): Promise<FocalPoint | undefined> {
  const state = await table.get<{ focalPointId?: string }>(keys.phoneStateKey(phone));
  return state?.focalPointId === undefined ? undefined : focalPointById(table, state.focalPointId);
}

export type FocalPointPage = {
  readonly items: readonly FocalPoint[];
  /** After which focal point the list goes on; absent at its end. */
  readonly next: string | undefined;
};

/** The focal points of a centre in the order of appointment, starting after the one with this id. */
export async function focalPointsOf(
  table: Table,
  centre: CentreId,
  limit: number,
  after?: string,
): Promise<FocalPointPage> {
  const { items, next } = await table.query<FocalPoint>({
    ...keys.focalPointsInCentre(centre),
    index: 'gsi1',
    limit,
    ...(after === undefined
      ? {}
      : { after: { ...keys.focalPointKey(after), ...keys.focalPointInCentre(centre, after) } }),
  });
  return { items, next: next && items.at(-1)?.focalPointId };
}

/** Notes that a focal point brought a person. */
export const broughtWrite = (focalPointId: string, personId: string): Write => ({
  as: 'brought',
  put: { ...keys.broughtKey(focalPointId, personId), personId },
});

/** Everyone a focal point brought, as they are now; without those erased. */
export async function broughtBy(table: Table, focalPointId: string): Promise<readonly Person[]> {
  const { pk } = keys.focalPointKey(focalPointId);
  const { items } = await table.query<{ personId: string }>({ pk, prefix: keys.broughtPrefix });
  return peopleById(
    table,
    items.map(({ personId }) => personId),
  );
}
