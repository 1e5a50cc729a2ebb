import {
  type Concern,
  type ConcernPlace,
  concernById,
  mattersStill,
  openConcerns,
  settle,
  type WhoseConcerns,
} from '#shared/concerns/index.ts';
import { peopleById } from '#shared/people/index.ts';
import {
  answerWrite,
  type ConcernAnswer,
  concernCentres,
  type OpenConcernAnswer,
  type SettleBody,
  type Staff,
  type StaffRequest,
  seesConcernsOf,
} from '#shared/staff/index.ts';
import type { Context } from '#shared/table/index.ts';
import { type Problem, problem, versionChanged } from '#shared/web/index.ts';
import { once } from '../frame/once.ts';

/** How many concerns a page of the list holds. */
export const pageLength = 50;

export type ConcernList = {
  readonly items: readonly OpenConcernAnswer[];
  readonly next: ConcernPlace | undefined;
};

/** The open concerns of a centre, or of the administrators, oldest first, with the people they are about. */
export async function concernList(
  { table, now }: Context,
  centre: WhoseConcerns,
  after: ConcernPlace | undefined,
): Promise<ConcernList> {
  const { items: open, next } = await openConcerns(table, centre, pageLength, after);
  const at = now();
  const items = open.filter((concern) => mattersStill(concern, at));
  const people = await peopleById(
    table,
    items.flatMap(({ personId }) => personId ?? []),
  );
  const known = new Map(people.map(({ personId, name, phone }) => [personId, { name, phone }]));
  return {
    items: items.map((concern) => ({
      ...told(concern),
      person: known.get(concern.personId ?? '') ?? null,
    })),
    next,
  };
}

/** Settling: which, how, and the version that was seen. */
export type Settling = SettleBody & { readonly concernId: string; readonly version: number };

/** Settles a concern, if this login may; one that is settled already stays as it is. */
export async function settleFor(
  context: Context,
  staff: Staff,
  { concernId, outcome, version }: Settling,
  request?: StaffRequest,
): Promise<ConcernAnswer | Problem> {
  if (concernCentres(staff).length === 0) return problem('forbidden', 403);
  const concern = await concernById(context.table, concernId);
  if (concern === undefined) return problem('not-found', 404);
  const whose = concern.forAdministrators === true ? 'all' : concern.centre;
  if (!seesConcernsOf(staff, whose)) return problem('forbidden', 403);
  return once<ConcernAnswer>(context, request, async () => {
    // The answer kept with the request holds no name.
    const extraWrites = (done: Concern) =>
      request === undefined ? [] : [answerWrite(request, told(done), context.now())];
    const author = { kind: 'staff', id: staff.id } as const;
    const settled = await settle(context, { concernId, outcome, version }, author, extraWrites);
    if (!('refused' in settled)) return told(settled);
    return versionChanged((await concernById(context.table, concernId))?.version);
  });
}

/** The fields of a concern that the API shows. */
const told = (concern: Concern): ConcernAnswer => ({
  concernId: concern.concernId,
  about: concern.about,
  centre: concern.centre,
  status: concern.status,
  code: concern.code ?? null,
  activityId: concern.activityId ?? null,
  sessionId: concern.sessionId ?? null,
  registrationId: concern.registrationId ?? null,
  personId: concern.personId ?? null,
  grantId: concern.aboutGrant ?? null,
  number: concern.number ?? null,
  waitsFor: concern.waitsFor ?? null,
  year: concern.year ?? null,
  rearrangementId: concern.rearrangementId ?? null,
  forAdministrators: concern.forAdministrators === true,
  raisedAt: concern.raisedAt,
  settledAt: concern.settledAt ?? null,
  outcome: concern.outcome ?? null,
  version: concern.version,
});
