import type { Actor, Gender, Group, Question } from '../../events/index.ts';
import { type OpenActivity, underCode } from '../activities/index.ts';
import { fold, localYear } from '../language/index.ts';
import { described, describedWrites, type Person, personById } from '../people/index.ts';
import type { Context, Write } from '../table/index.ts';
import { type AudienceRefusal, audienceRefusal } from './audience.ts';
import { type Change, type Given, joined } from './change.ts';
import { decideChildcare, decideDescription } from './description.ts';
import { type ChildcareRefusal, isActive, type Registration } from './schema.ts';
import { registrationOf, registrationsOf, writesOf } from './store.ts';

/** What a person tells after she registered, and the registration it is about. `null` is not told. */
export type Describe = {
  readonly about: { readonly activityId: string; readonly personId: string };
  readonly name: string | null;
  readonly gender: Gender | null;
  readonly birthYear: number | null;
  readonly group: Group | null;
  readonly childcare: number | null;
  /** What may be put right; everything else is only filled in. */
  readonly mayChange: readonly Question[];
  /** Everyone on her phone: a name that another has is not taken. */
  readonly others: readonly Person[];
  /** Whether she has been asked once more what shows that the activity is for others. Until then that is not kept. */
  readonly isSure: boolean;
  readonly actor: Actor;
};

/** What came of it: what is known of the person and of the registration now, and what could not be had. */
export type DescribeOutcome = {
  readonly person: Person;
  readonly registration: Registration;
  /** What is new, or was put right. */
  readonly learned: readonly Question[];
  /** What was told shows that the activity is for others: it is not kept yet. */
  readonly doubted?: AudienceRefusal;
  /** She is sure: the registration is cancelled. */
  readonly isForOthers: boolean;
  readonly childcare?: ChildcareRefusal;
};

const attempts = 10;
const firstPause = 40;
const longestPause = 1_000;

/** AWS: at most 100 writes in a transaction; of each registration three at the most. */
const mostRegistrations = 25;

/**
 * Keeps what a person tells of herself, and brings every registration of hers that is under way to it, so that
 * what is counted of her moves; all in one transaction together with what `alongside` writes for the outcome.
 * Answers `undefined` when she or the registration is gone; `refused` when a write of `alongside` was: `message`, it
 * has been done before; `conversation`, another text came between. Throws when no attempt came through.
 */
export async function describe(
  context: Context,
  command: Describe,
  alongside: (outcome: DescribeOutcome) => readonly Write[],
): Promise<DescribeOutcome | { readonly refused: 'message' | 'conversation' } | undefined> {
  const { table } = context;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const [person, about, others] = await Promise.all([
      personById(table, command.about.personId),
      registrationOf(table, command.about.activityId, command.about.personId),
      registrationsOf(table, command.about.personId),
    ]);
    if (person === undefined || about === undefined) return undefined;
    const { activity } = await underCode(table, about.code);
    const open = activity?.activityId === about.activityId ? activity : undefined;

    const now = context.now();
    const given = (): Given => ({ now, eventId: context.newId(now), actor: command.actor });
    const told = { ...command, foldedName: command.name === null ? '' : fold(command.name) };
    const asTold = described(person, told, command.mayChange, command.others);
    const refusal = open === undefined ? undefined : refusalOf(about, asTold.person, open);
    const doubted = command.isSure ? undefined : refusal;
    const plain = { ...told, ...(doubted === undefined ? {} : withoutWhat(doubted)) };
    const { person: known, learned } =
      doubted === undefined ? asTold : described(person, plain, command.mayChange, command.others);

    const aboutThis = decideDescription(about, known, open, localYear, given);
    const steps: Change[] = [...aboutThis.steps];
    const registration = steps.at(-1)?.registration ?? about;
    const children =
      command.childcare === null || open === undefined || aboutThis.isForOthers
        ? undefined
        : decideChildcare(registration, command.childcare, open, given);
    const childrenMoved = children !== undefined && !('refused' in children);
    if (childrenMoved) steps.push(children);
    const changes = [
      steps,
      ...others
        .filter(({ activityId }) => activityId !== about.activityId)
        .slice(0, mostRegistrations)
        .map((other) => decideDescription(other, known, undefined, localYear, given).steps),
    ].flatMap((each) => joined(each) ?? []);

    const outcome: DescribeOutcome = {
      person: known,
      registration: steps.at(-1)?.registration ?? about,
      learned: [...learned, ...(childrenMoved ? (['childcare'] as const) : [])],
      ...(doubted === undefined ? {} : { doubted }),
      isForOthers: aboutThis.isForOthers,
      ...(children !== undefined && 'refused' in children ? { childcare: children } : {}),
    };
    const written = await table.write([
      ...(known === person ? [] : describedWrites(known)),
      ...changes.flatMap(writesOf),
      ...alongside(outcome),
    ]);
    if (written.result === 'written') return outcome;
    if (written.result === 'refused') {
      const refused = (['message', 'conversation'] as const).find((name) => written.refused.has(name));
      if (refused !== undefined) return { refused };
    }
    await context.pause(Math.min(firstPause * 2 ** attempt, longestPause));
  }
  throw new Error('What was told could not be kept: too many others at once');
}

const refusalOf = (
  about: Registration,
  person: Person,
  activity: OpenActivity,
): AudienceRefusal | undefined =>
  isActive(about) ? audienceRefusal(activity, person, localYear(about.registeredAt)) : undefined;

const withoutWhat = ({ refused }: AudienceRefusal) =>
  refused === 'audience-gender' ? { gender: null } : { birthYear: null };
