import * as z from 'zod/mini';
import { activityKinds, centreIds, grantThemes } from '#events/index.ts';
import { activityCode } from '#shared/activities/index.ts';
import { oneOf } from '#shared/web/query.ts';

/** `all`, `centre:kirkuk`, `kind:sewing`, `theme:school`, `activity:214` or `activity:<id>`, as it stands in an address. */
export type ScopeText = `${'centre' | 'kind' | 'theme' | 'activity'}:${string}` | 'all';

const activityId = z.uuidv7();

/** The text when it has the form of a scope; whether there is such an activity is not looked up. */
export function readScope(text: string): ScopeText | undefined {
  const [of = '', name = '', ...more] = text.split(':');
  if (text === 'all') return 'all';
  if (more.length > 0) return undefined;
  if (of === 'centre' && oneOf(centreIds)(name) !== undefined) return `centre:${name}`;
  if (of === 'kind' && oneOf(activityKinds)(name) !== undefined) return `kind:${name}`;
  if (of === 'theme' && oneOf(grantThemes)(name) !== undefined) return `theme:${name}`;
  const isActivity = activityCode.safeParse(name).success || activityId.safeParse(name).success;
  return of === 'activity' && isActivity ? `activity:${name}` : undefined;
}

/** `all`, or a month in Baghdad, `2026-11`. */
export const readPeriod = (text: string): string | undefined =>
  text === 'all' || /^20\d\d-(0[1-9]|1[0-2])$/.test(text) ? text : undefined;
