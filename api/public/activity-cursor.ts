import * as z from 'zod/mini';
import { centreIds } from '#events/index.ts';
import type { ActivityPage } from '#shared/activities/index.ts';
import { cursorOf, cursorText as textOf } from '#shared/web/cursor.ts';

export type Cursor = NonNullable<ActivityPage['next']>;

/** The place after which a page begins: a centre and an activity of it. */
const placeIn = cursorOf(
  z.tuple([z.enum(centreIds), z.nullable(z.tuple([z.iso.datetime({ precision: 3 }), z.uuidv7()]))]),
);

/** The cursor as callers carry it. */
export const cursorText = ({ centre, after }: Cursor): string =>
  textOf([centre, after ? [after.closesAt, after.activityId] : null]);

/** The cursor a text stands for; `undefined` for anything else. */
export function readCursor(text: string): Cursor | undefined {
  const read = placeIn(text);
  if (read === undefined) return undefined;
  const [centre, after] = read;
  return { centre, after: after === null ? undefined : { closesAt: after[0], activityId: after[1] } };
}
