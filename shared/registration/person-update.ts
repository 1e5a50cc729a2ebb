import type { Gender, Group, Question } from '#events/index.ts';
import type { OpenActivity } from '#shared/activities/schema.ts';
import { fold, localYear } from '#shared/language/index.ts';
import { described, type Person } from '#shared/people/index.ts';
import { type AudienceRefusal, audienceRefusal } from './audience.ts';
import { type Given, type JoinedChange, joined } from './change.ts';
import { decideChildcare, decideDescription } from './description.ts';
import { type ChildcareRefusal, isActive, type Registration } from './schema.ts';

/** What a person tells after she registered. `null` is not told. */
export type PersonUpdate = {
  readonly name: string | null;
  readonly gender: Gender | null;
  readonly birthYear: number | null;
  readonly group: Group | null;
  readonly childcare: number | null;
  /** Where her children stand in line, if they must: an id as old as what she asked. */
  readonly waitId: string;
  /** What may be put right; everything else is only filled in. */
  readonly mayChange: readonly Question[];
  /** Everyone on her phone: a name that another has is not taken. */
  readonly others: readonly Person[];
  /** What shows that the activity is for others is left out rather than costs her the place. Default no. */
  readonly keepsPlace?: boolean;
};

/** What is decided from: her, the registration that is talked about, its activity while it is open, her others. */
export type Teller = {
  readonly person: Person;
  readonly about: Registration;
  readonly open: OpenActivity | undefined;
  readonly registrations: readonly Registration[];
};

/** What came of it: what is known of the person and of the registration now, and what could not be had. */
export type PersonUpdateOutcome = {
  readonly person: Person;
  readonly registration: Registration;
  /** What is new, or was put right. */
  readonly learned: readonly Question[];
  /** What was told shows that the activity is for others: the registration is cancelled. */
  readonly forOthers?: AudienceRefusal;
  readonly childcare?: ChildcareRefusal;
};

/**
 * What becomes of a person and of every registration of hers that is under way when she tells more of herself: a pure
 * function. `given` answers with a new event's id each time.
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

/** What a registration told that was not known of the person before; how many children is always of this registration. */
export const newlyTold = (
  before: Person | undefined,
  { name, gender, birthYear, childcare }: Pick<PersonUpdate, 'name' | 'gender' | 'birthYear' | 'childcare'>,
): readonly Question[] => [
  ...(before?.name == null && name !== null ? (['name'] as const) : []),
  ...(before?.gender == null && gender !== null ? (['gender'] as const) : []),
  ...(before?.birthYear == null && birthYear !== null ? (['birthYear'] as const) : []),
  ...((childcare ?? 0) > 0 ? (['childcare'] as const) : []),
];

const withoutWhat = ({ refused }: AudienceRefusal) =>
  refused === 'audience-gender' ? { gender: null } : { birthYear: null };
