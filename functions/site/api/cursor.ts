import * as z from 'zod/mini';
import { centreIds } from '../../../events/index.ts';
import type { ActivityPage } from '../../../shared/activities/index.ts';

export type Cursor = NonNullable<ActivityPage['next']>;

/** Where a list goes on: the centre, and after which activity there. Made only here, but may come from anyone. */
const cursor = z.tuple([
  z.enum(centreIds),
  z.nullable(z.tuple([z.iso.datetime({ precision: 3 }), z.uuidv7()])),
]);

/** The cursor as callers carry it: opaque to them. */
export const cursorText = ({ centre, after }: Cursor): string =>
  Buffer.from(JSON.stringify([centre, after ? [after.closesAt, after.activityId] : null])).toString(
    'base64url',
  );

/** The cursor a text stands for; `undefined` for anything else. */
export function readCursor(text: string): Cursor | undefined {
  if (!/^[\w-]{1,200}$/.test(text)) return undefined;
  const read = cursor.safeParse(parsed(Buffer.from(text, 'base64url').toString('utf8')));
  if (!read.success) return undefined;
  const [centre, after] = read.data;
  return { centre, after: after === null ? undefined : { closesAt: after[0], activityId: after[1] } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Someone made the cursor up: it stands for nothing.
    return undefined;
  }
}
