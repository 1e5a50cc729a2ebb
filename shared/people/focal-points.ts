import type { Actor, CentreId, FocalPointEvent } from '../../events/index.ts';
import { type Context, equals, isAbsent, keys, recordEvent, type Table, type Write } from '../table/index.ts';
import type { Person } from './schema.ts';

/**
 * A community focal point: a phone that staff marked, so that its owner can register neighbours who have phones
 * of their own, and hear what becomes of them.
 */
export type FocalPoint = {
  readonly focalPointId: string;
  readonly phone: string;
  readonly centre: CentreId;
  readonly appointedAt: string;
};

const attempts = 5;
const firstPause = 40;

/** Marks a phone as a focal point's; one that is marked already stays as it is, and is answered. */
export async function appointFocalPoint(
  context: Context,
  { phone, centre }: Pick<FocalPoint, 'phone' | 'centre'>,
  actor: Actor,
): Promise<FocalPoint> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const known = await focalPointOf(context.table, phone);
    if (known !== undefined) return known;
    const now = context.now();
    const point: FocalPoint = {
      focalPointId: context.newId(now),
      phone,
      centre,
      appointedAt: now.toISOString(),
    };
    const { focalPointId } = point;
    const outcome = await context.table.write([
      {
        as: 'focal-point',
        when: isAbsent,
        put: {
          ...keys.focalPointKey(focalPointId),
          ...keys.focalPointInCentre(centre, focalPointId),
          ...point,
        },
      },
      {
        as: 'phone',
        update: keys.phoneStateKey(phone),
        changes: { set: { focalPointId } },
        when: (place) => `attribute_not_exists(${place.name('focalPointId')})`,
      },
      recordEvent(eventOf('focal-point.appointed', context, point, actor)),
    ]);
    if (outcome.result === 'written') return point;
    await context.pause(firstPause * 2 ** attempt);
  }
  throw new Error('The focal point could not be appointed: too many others at once');
}

/** The phone is a focal point's no longer. Whom it brought keep their places; `false` when there is no such one. */
export async function releaseFocalPoint(
  context: Context,
  focalPointId: string,
  actor: Actor,
): Promise<boolean> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const point = await focalPointById(context.table, focalPointId);
    if (point === undefined) return false;
    const outcome = await context.table.write([
      { as: 'focal-point', delete: keys.focalPointKey(focalPointId), when: equals('phone', point.phone) },
      {
        as: 'phone',
        update: keys.phoneStateKey(point.phone),
        changes: { remove: ['focalPointId'] },
        when: equals('focalPointId', focalPointId),
      },
      recordEvent(eventOf('focal-point.released', context, point, actor)),
    ]);
    if (outcome.result === 'written') return true;
    await context.pause(firstPause * 2 ** attempt);
  }
  throw new Error('The focal point could not be released: too many others at once');
}

const eventOf = (
  type: FocalPointEvent['type'],
  context: Context,
  { focalPointId, centre }: FocalPoint,
  actor: Actor,
): FocalPointEvent => {
  const now = context.now();
  return {
    id: context.newId(now),
    type,
    version: 1,
    occurredAt: now.toISOString(),
    actor,
    centre,
    subject: `focal-point/${focalPointId}`,
    data: { focalPointId },
  };
};

export const focalPointById = (table: Table, focalPointId: string): Promise<FocalPoint | undefined> =>
  table.get<FocalPoint>(keys.focalPointKey(focalPointId));

async function focalPointOf(table: Table, phone: string): Promise<FocalPoint | undefined> {
  const state = await table.get<{ focalPointId?: string }>(keys.phoneStateKey(phone));
  return state?.focalPointId === undefined ? undefined : focalPointById(table, state.focalPointId);
}

/** A page of the focal points of a centre. */
export const focalPointsOf = (
  table: Table,
  centre: CentreId,
  limit: number,
  after?: Readonly<Record<string, unknown>>,
) =>
  table.query<FocalPoint>({
    ...keys.focalPointsInCentre(centre),
    index: 'gsi1',
    limit,
    ...(after === undefined ? {} : { after }),
  });

/** Remembers whom a focal point brought. */
export const broughtWrite = (focalPointId: string, personId: string): Write => ({
  as: 'brought',
  put: { ...keys.broughtKey(focalPointId, personId), personId },
});

/** Everyone a focal point brought, as they are now; those who were erased are not among them. */
export async function broughtBy(table: Table, focalPointId: string): Promise<readonly Person[]> {
  const { pk } = keys.focalPointKey(focalPointId);
  const { items } = await table.query<{ personId: string }>({ pk, prefix: keys.broughtPrefix });
  return table.getEach<Person>(items.map(({ personId }) => keys.personKey(personId)));
}
