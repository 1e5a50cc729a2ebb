import type { Language } from '#events/index.ts';
import { peopleById } from '#shared/people/index.ts';
import { rosterPage } from '#shared/registration/index.ts';
import { keys, type Table } from '#shared/table/index.ts';
import type { GivenCertificate } from './schema.ts';

/** Someone who completed an activity; `name` is `null` where it is erased or was never told. */
export type Completer = {
  readonly personId: string;
  readonly registrationId: string;
  readonly name: string | null;
  readonly language: Language;
  readonly certificate: string;
  readonly handedOverAt: string | null;
  /** The login that noted it. */
  readonly handedOverBy: string | null;
};

/**
 * The people on a page of a roster who completed the activity, and how many there are not decided yet; `next`
 * goes on after the last one read.
 */
export async function completersOf(
  table: Table,
  activityId: string,
  limit: number,
  after: string | undefined,
): Promise<{
  readonly items: readonly Completer[];
  readonly undecided: number;
  readonly next: string | undefined;
}> {
  const { items: roster, next } = await rosterPage(table, activityId, limit, after);
  const completed = roster.flatMap(({ personId, registrationId, language, status, certificate }) =>
    status === 'completed' && certificate !== undefined
      ? [{ personId, registrationId, language, certificate }]
      : [],
  );
  const [people, given] = await Promise.all([
    peopleById(
      table,
      completed.map(({ personId }) => personId),
    ),
    table.getEach<GivenCertificate>(completed.map(({ certificate }) => keys.certificateKey(certificate))),
  ]);
  const names = new Map(people.map(({ personId, name }) => [personId, name]));
  const papers = new Map(given.map((each) => [each.registrationId, each]));
  const items = completed.map((each) => ({
    ...each,
    name: names.get(each.personId) ?? null,
    handedOverAt: papers.get(each.registrationId)?.handedOverAt ?? null,
    handedOverBy: papers.get(each.registrationId)?.handedOverBy ?? null,
  }));
  return { items, undecided: roster.filter(({ status }) => status === 'confirmed').length, next };
}
