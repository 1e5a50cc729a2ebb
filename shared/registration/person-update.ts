import type { Gender, Group, Question } from '#events/index.ts';
import type { OpenActivity } from '#shared/activities/schema.ts';
import { fold, localYear } from '#shared/language/index.ts';
import { described, type Person } from '#shared/people/index.ts';
import { type Given, type JoinedChange, joined } from './change.ts';
import { decideChildcare, decideDescription } from './description.ts';
import { type AudienceRefusal, audienceRefusal } from './person-facts.ts';
import { type ChildcareRefusal, isActive, type Registration } from './schema.ts';

/** What a person tells after she registered; `null` where she did not say. */
export type PersonUpdate = {
  readonly name: string | null;
  readonly gender: Gender | null;
  readonly birthYear: number | null;
  readonly group: Group | null;
  readonly childcare: number | null;
  /** The place in line for her children, if they need one: an id as old as her request. */
  readonly waitId: string;
  /** The answers that may be corrected; all others are only filled in. */
  readonly mayChange: readonly Question[];
  /** Everyone on her phone: the name of another person there is not accepted. */
  readonly others: readonly Person[];
  /** Leave out a fact that shows the activity is not for her, instead of cancelling her place. Default no. */
  readonly keepsPlace?: boolean;
};

/**
 * What the decision is made from: the person, the registration she talks about, its activity while open, her
 * other registrations.
 */
export type Teller = {
  readonly person: Person;
  readonly about: Registration;
  readonly open: OpenActivity | undefined;
  readonly registrations: readonly Registration[];
};

/** The outcome: the person and the registration now, and what was refused. */
export type PersonUpdateOutcome = {
  readonly person: Person;
  readonly registration: Registration;
  /** The answers that are new, or were corrected. */
  readonly learned: readonly Question[];
  /** Her answers show that the activity is not for her: the registration is cancelled. */
  readonly forOthers?: AudienceRefusal;
  readonly childcare?: ChildcareRefusal;
};

/**
 * Decides the changes to a person and to all her current registrations when she tells more of herself: a pure
 * function. `given` gives a new event id at each call.
 */
export function decidePersonUpdate(
  { person, about, open, registrations }: Teller,
  telling: PersonUpdate,
  given: () => Given,
): { readonly outcome: PersonUpdateOutcome; readonly changes: readonly JoinedChange[] } {
  const told = { ...telling, foldedName: telling.name === null ? '' : fold(telling.name) };
  const asTold = described(person, told, telling.mayChange, telling.others);
  const refusal =
    open === undefined || !isActive(about)
      ? undefined
      : audienceRefusal(open, asTold.person, localYear(about.registeredAt));
  const { person: known, learned } =
    refusal !== undefined && telling.keepsPlace === true
      ? described(person, { ...told, ...withoutWhat(refusal) }, telling.mayChange, telling.others)
      : asTold;

  const main = decideDescription(about, known, open, localYear, given);
  const children =
    telling.childcare === null || open === undefined || main.isForOthers
      ? undefined
      : decideChildcare(
          main.steps.at(-1)?.registration ?? about,
          telling.childcare,
          open,
          telling.waitId,
          given,
        );
  const isRefused = children !== undefined && 'refused' in children;
  const steps = children === undefined || isRefused ? main.steps : [...main.steps, children];
  const others = registrations
    .filter(({ activityId }) => activityId !== about.activityId)
    .map((other) => decideDescription(other, known, undefined, localYear, given).steps);
  return {
    outcome: {
      person: known,
      registration: steps.at(-1)?.registration ?? about,
      learned: steps === main.steps ? learned : [...learned, 'childcare'],
      ...(main.isForOthers && refusal !== undefined ? { forOthers: refusal } : {}),
      ...(isRefused ? { childcare: children } : {}),
    },
    changes: [steps, ...others].flatMap((each) => joined(each) ?? []),
  };
}

const withoutWhat = ({ refused }: AudienceRefusal) =>
  refused === 'audience-gender' ? { gender: null } : { birthYear: null };
