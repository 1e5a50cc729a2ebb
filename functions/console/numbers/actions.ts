import type { ScopeText } from '#api/staff/scopes.ts';
import { activityKinds, ageBands, centreIds, genders, grantThemes, groups } from '#events/index.ts';
import { activityById, activityCode, openUnderCodes } from '#shared/activities/index.ts';
import {
  arrivalsSince,
  type Counter,
  counterOf,
  daysUntilDecision,
  measures,
  share,
  total,
} from '#shared/counting/index.ts';
import { type CountScope, type CountsAnswer, countAccess, type Staff } from '#shared/staff/index.ts';
import type { Table } from '#shared/table/index.ts';
import { oneOf, type Problem, problem } from '#shared/web/index.ts';

/** The numbers of a scope and period, as much of them as this member of staff may see. */
export async function countsFor(
  table: Table,
  staff: Staff,
  text: ScopeText,
  period: string,
): Promise<CountsAnswer | Problem> {
  const scope = await scopeFrom(table, text);
  // Whether an activity exists is no secret: it is on the public pages.
  if (scope === undefined) return problem('not-found', 404);
  const access = countAccess(staff, scope);
  if (access === 'none') return problem('forbidden', 403);
  const [counter, since] = await Promise.all([
    counterOf(table, scopeName(scope), period),
    arrivalsSince(table),
  ]);
  // Made of the list of measures itself, one entry for each.
  const totals = Object.fromEntries(
    measures.map((measure) => [measure, total(counter, measure)]),
  ) as CountsAnswer['totals'];
  return {
    scope: text,
    period,
    totals,
    attendanceShare: share(totals.participations, totals.noShows),
    completionShare: share(totals.completed, totals.dropped),
    decisionDays: daysUntilDecision(counter),
    arrivalsSince: since,
    ...(access === 'full' ? { breakdown: inOrder(counter) } : {}),
  };
}

/** The counts of people, in the usual order of measures, groups, genders and ages. */
const inOrder = (counter: Counter) =>
  counter
    .flatMap((cell) => ('group' in cell ? [cell] : []))
    .toSorted(
      (a, b) =>
        measures.indexOf(a.measure) - measures.indexOf(b.measure) ||
        groups.indexOf(a.group) - groups.indexOf(b.group) ||
        genders.indexOf(a.gender) - genders.indexOf(b.gender) ||
        ageBands.indexOf(a.ageBand) - ageBands.indexOf(b.ageBand),
    );

async function scopeFrom(table: Table, text: ScopeText): Promise<CountScope | undefined> {
  const [of, name = ''] = text.split(':');
  if (of === 'all') return { of: 'all' };
  const centre = oneOf(centreIds)(name);
  if (of === 'centre') return centre && { of, centre };
  const kind = oneOf(activityKinds)(name);
  if (of === 'kind') return kind && { of, kind };
  const theme = oneOf(grantThemes)(name);
  if (of === 'theme') return theme && { of, theme };
  const activity = activityCode.safeParse(name).success
    ? (await openUnderCodes(table, [name]))[0]
    : await activityById(table, name);
  return activity && { of: 'activity', activityId: activity.activityId, centre: activity.centre };
}

const scopeName = (scope: CountScope): string => {
  switch (scope.of) {
    case 'all':
      return 'all';
    case 'kind':
      return `kind:${scope.kind}`;
    case 'theme':
      return `theme:${scope.theme}`;
    case 'centre':
      return `centre:${scope.centre}`;
    case 'activity':
      return `activity:${scope.activityId}`;
  }
};
