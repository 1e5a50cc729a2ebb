import type { RegistrationAnswer } from '#api/public/answers.ts';
import type { Language } from '#events/index.ts';
import {
  type Activity,
  activityById,
  isEnrolling,
  nextSession,
  openUnderCodes,
  titleIn,
} from '#shared/activities/index.ts';
import {
  accept,
  cancel,
  childrenOf,
  decline,
  isActive,
  manageToken,
  positionInLine,
  type Refusal,
  type Registration,
  registrationByToken,
} from '#shared/registration/index.ts';
import type { Context } from '#shared/table/index.ts';

/** A registration as the holder of its link sees it. `position` from 1 while she waits. */
export type Held = {
  readonly registration: Registration;
  readonly activity: Activity;
  readonly position: number | null;
  /** Whether this activity can be registered for now: another one may have its code by now. */
  readonly isOpenAgain: boolean;
};

/** The registration that a link's token stands for, with the data shown; `undefined` for any other token. */
export async function heldRegistration(context: Context, token: string): Promise<Held | undefined> {
  const registration = await registrationByToken(context.table, token);
  return registration === undefined ? undefined : heldAs(context, registration);
}

async function heldAs(context: Context, registration: Registration): Promise<Held> {
  const { activityId, code } = registration;
  const [activity, position, isOpenAgain] = await Promise.all([
    activityById(context.table, activityId),
    positionInLine(context.table, registration),
    isActive(registration) ? false : isOpenFor(context, activityId, code),
  ]);
  if (activity === undefined) throw new Error('A registration stands for an activity that is not there');
  return { registration, activity, position, isOpenAgain };
}

/** Whether the code is still this activity's, and its registration open. */
async function isOpenFor(context: Context, activityId: string, code: string): Promise<boolean> {
  const [open] = await openUnderCodes(context.table, [code]);
  return open?.activityId === activityId && isEnrolling(open, context.now());
}

/** What the holder of a link can do, and the status it leads to. */
const steps = {
  cancel: { act: cancel, leadsTo: 'cancelled' },
  accept: { act: accept, leadsTo: 'confirmed' },
  decline: { act: decline, leadsTo: 'cancelled' },
} as const;
export type Step = keyof typeof steps;

/**
 * Does one step for the holder of a link. A step taken before is answered in the same way. `undefined` for an
 * unknown token.
 */
export async function takeStep(
  context: Context,
  token: string,
  step: Step,
): Promise<Held | Refusal | undefined> {
  const registration = await registrationByToken(context.table, token);
  if (registration === undefined) return undefined;
  const { act, leadsTo } = steps[step];
  const { activityId, personId } = registration;
  const outcome = await act(context, { activityId, personId }, { kind: 'participant', channel: 'web' });
  if (outcome !== undefined && !('refused' in outcome)) return heldAs(context, outcome);
  const now = await registrationByToken(context.table, token);
  return now === undefined || outcome === undefined || now.status === leadsTo
    ? now && heldAs(context, now)
    : outcome;
}

/** The childcare fields of a registration in the API. */
export function childrenAnswer(
  registration: Registration,
): Pick<RegistrationAnswer, 'childcare' | 'childrenWaiting'> {
  const { booked, waiting } = childrenOf(registration);
  return { childcare: booked, childrenWaiting: waiting };
}

/**
 * The address of the page of a registration. Anyone who has the address can see and change the registration.
 */
export const manageUrl = (
  siteUrl: string,
  registration: Pick<Registration, 'activityId' | 'personId' | 'secret'>,
) => `${siteUrl}/registrations/${manageToken(registration)}`;

/** The fields of a registration that the API shows: nothing of the person. */
export const registrationAnswer = (
  held: Held,
  language: Language,
  siteUrl: string,
  now: Date,
): RegistrationAnswer => {
  const { registration, activity, position } = held;
  const told = nextSession(activity, now) ?? activity.sessions.at(-1);
  return {
    registrationId: registration.registrationId,
    activity: {
      code: registration.code,
      title: titleIn(activity, language).text,
      centre: registration.centre,
    },
    status: registration.status,
    position,
    deadline: registration.deadline ?? null,
    // Her next session, or the last of a course that is over.
    startsAt: told?.start ?? registration.startsAt,
    ...childrenAnswer(registration),
    certificate: registration.certificate ?? null,
    manageUrl: manageUrl(siteUrl, registration),
  };
};
