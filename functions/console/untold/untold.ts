import type { CentreId, Language } from '#events/index.ts';
import { type Concern, type ConcernPlace, mattersStill, untoldAt } from '#shared/concerns/index.ts';
import { inWords } from '#shared/messaging/index.ts';
import { peopleById } from '#shared/people/index.ts';
import type { UntoldAnswer } from '#shared/staff/index.ts';
import type { Context, Table } from '#shared/table/index.ts';
import { pageLength } from '../concerns/actions.ts';

export type UntoldList = {
  readonly items: readonly UntoldAnswer[];
  readonly next: ConcernPlace | undefined;
};

/**
 * The people of a centre not told of something: what, why and since when; oldest first. Names and numbers are
 * looked up for each page: people erased since, and news that no longer matters, are left out.
 */
export async function untoldList(
  { table, now }: Context,
  centre: CentreId,
  language: Language,
  after: ConcernPlace | undefined,
): Promise<UntoldList> {
  const { items, next } = await untoldAt(table, centre, pageLength, after);
  const at = now();
  const open = items.filter((concern) => mattersStill(concern, at));
  const people = await peopleById(table, [...new Set(open.flatMap(({ personId }) => personId ?? []))]);
  const known = new Map(people.map((person) => [person.personId, person]));
  const told = open.map(async (concern) => {
    const person = known.get(concern.personId ?? '');
    if (person === undefined) return [];
    const { personId, name, phone } = person;
    return toldOf({ table, now: at }, concern, { personId, name, phone }, language);
  });
  return { items: (await Promise.all(told)).flat(), next };
}

/** The line of the list; none once its news is outdated: any newer news has a line of its own. */
async function toldOf(
  { table, now }: { readonly table: Table; readonly now: Date },
  concern: Concern,
  person: UntoldAnswer['person'],
  language: Language,
): Promise<readonly UntoldAnswer[]> {
  const what = await inWords(table, concern.lines ?? [], language, now);
  if (what === undefined) return [];
  const untold = {
    concernId: concern.concernId,
    centre: concern.centre,
    person,
    what,
    reason: reasonOf(concern.reason),
    activityId: concern.activityId ?? null,
    messageId: concern.messageId ?? null,
    since: concern.raisedAt,
    until: concern.notAfter ?? null,
    version: concern.version,
  };
  return [untold];
}

/** The reasons of sending, as far as they matter to staff who call her. */
export function reasonOf(reason: string | undefined): UntoldAnswer['reason'] {
  switch (reason) {
    case 'stopped':
    case 'opted-out':
    case 'opt-in-refused':
      return 'stopped';
    case 'unreachable':
    case 'prefix':
    case 'budget':
      return reason;
    case 'quiet-hours':
      return 'night';
    case 'short':
      return 'short';
    case 'daily-limit':
    case 'stranger-limit':
    case 'repeated':
    case 'too-many':
      return 'limit';
    default:
      return 'failed';
  }
}
