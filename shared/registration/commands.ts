import type { Actor } from '#events/index.ts';
import {
  activityById,
  childrenInLine,
  firstInLine,
  isOver,
  type OpenActivity,
  openUnderCodes,
  type Waiting,
  withTimetable,
} from '#shared/activities/index.ts';
import type { WrittenIn } from '#shared/people/index.ts';
import {
  againAtOnce,
  type Context,
  type Decided,
  isPresent,
  keys,
  untilWritten,
} from '#shared/table/index.ts';
import type { Change, Given } from './change.ts';
import { hasChildrenInLine } from './childcare/children.ts';
import { giveChildcare } from './childcare/give-childcare.ts';
import {
  decideAccept,
  decideCancel,
  decideCancelBecauseErased,
  decideDecline,
  decideExpiry,
} from './decide.ts';
import type { AnsweredRequest, Refusal, Registration } from './schema.ts';
import { answerWrite, registrationOf, writesOf } from './store.ts';
import {
  decidePostponement,
  decidePromotion,
  nextInLine,
  type Offering,
  usualOffering,
} from './waiting-line/line.ts';

/** Names a registration by its activity and person, as links and schedules carry it. */
export type RegistrationRef = { readonly activityId: string; readonly personId: string };

type Decision = Change | Refusal | undefined;

/** The id of a request that may be sent again, and the language of the text that asks. */
export type Asked = { readonly requestId?: string; readonly spoken?: WrittenIn | undefined };

/**
 * Gives up a place, an offer or a place in line. Answers with the registration afterwards. If the activity
 * has begun, checks whether it is over.
 */
export const cancel = (context: Context, ref: RegistrationRef, actor: Actor, asked?: Asked) =>
  change(
    context,
    ref,
    actor,
    async (registration, given) =>
      decideCancel(registration, given, await isOverFor(context, registration, given.now)),
    asked,
  );

/** Whether the activity of a registration is over; reads nothing before the first session she was told of. */
async function isOverFor(
  { table }: Context,
  { activityId, startsAt }: Registration,
  now: Date,
): Promise<boolean> {
  const activity = now.toISOString() < startsAt ? undefined : await activityById(table, activityId);
  return activity !== undefined && isOver(activity, now);
}

/** The activity of a registration while it has its code. */
async function openOf(
  { table }: Context,
  { activityId, code }: Pick<Registration, 'activityId' | 'code'>,
): Promise<OpenActivity | undefined> {
  const under = await openUnderCodes(table, [code]);
  return under.find((open) => open.activityId === activityId);
}

/**
 * Gives up all that an erased person still holds in an activity. `isOver`: its places are given to no one any
 * more.
 */
export const cancelBecauseErased = (
  context: Context,
  ref: RegistrationRef,
  isOver: boolean,
  actor: Actor,
): Promise<Registration | Refusal | undefined> =>
  change(context, ref, actor, (registration, given) =>
    decideCancelBecauseErased(registration, given, isOver),
  );

/** Takes the offered place. */
export const accept = (context: Context, ref: RegistrationRef, actor: Actor, asked?: Asked) =>
  change(
    context,
    ref,
    actor,
    async (registration, given) => decideAccept(registration, given, await openOf(context, registration)),
    asked,
  );

/** Leaves the offered place to the next in line. */
export const decline = (context: Context, ref: RegistrationRef, actor: Actor, asked?: Asked) =>
  change(context, ref, actor, decideDecline, asked);

/** Ends the offer made until `deadline`, if it is still open. */
export const expire = (context: Context, ref: RegistrationRef, deadline: string, actor: Actor) =>
  change(context, ref, actor, (registration, given) => decideExpiry(registration, deadline, given));

/** Extends an offer to the deadline it would have, had it been made when she is told. */
export const postponeOffer = (context: Context, ref: RegistrationRef, told: Date, actor: Actor) =>
  change(context, ref, actor, async (registration, given) => {
    const open = await openOf(context, registration);
    return open && decidePostponement(await withTimetable(context.table, open), registration, told, given);
  });

/**
 * Reads, decides and writes; again when another write came between. A `requestId` that has been answered
 * changes nothing more. `undefined` when there is no such registration or nothing to do. Throws when no
 * attempt came through; nothing is written then.
 */
async function change(
  context: Context,
  ref: RegistrationRef,
  actor: Actor,
  decide: (registration: Registration, given: Given) => Decision | Promise<Decision>,
  { requestId, spoken }: Asked = {},
): Promise<Registration | Refusal | undefined> {
  let codeHasMovedOn = false;
  return untilWritten(context, 'change a registration', async () => {
    const registration = await registrationOf(context.table, ref.activityId, ref.personId);
    if (registration === undefined) return undefined;
    const now = context.now();
    const decision = await decide(registration, { now, eventId: context.newId(now), actor, spoken });
    if (decision === undefined || 'refused' in decision) return decision;
    const writes = writesOf(decision).filter((write) => !(codeHasMovedOn && write.as === 'places'));
    const request = requestId === undefined ? [] : [answerWrite(requestId, answerTo(decision), now)];
    return {
      writes: [...request, ...writes],
      result: decision.registration,
      ifRefused: async (refused) => {
        if (refused.has('request'))
          return { answer: await registrationOf(context.table, ref.activityId, ref.personId) };
        // Another activity has the code now: there is no place to give back.
        if (refused.has('places') && takesNothing(decision)) codeHasMovedOn = true;
        return againAtOnce;
      },
    };
  });
}

/** Whether a step takes nothing: it only gives back, or leaves the line. */
const takesNothing = ({ places, childcare, childrenWaiting }: Change): boolean =>
  places <= 0 && childcare <= 0 && childrenWaiting <= 0;

const answerTo = ({ registration }: Change): AnsweredRequest => ({
  requestHash: '',
  activityId: registration.activityId,
  personId: registration.personId,
  registrationId: registration.registrationId,
  status: registration.status,
  secret: registration.secret,
});

/** How many in line are read at first; more only when all of these wait for a past activity. */
const lookedAt = 50;

/**
 * Passes on free places under a code: first to people in line, then childcare places to children in line.
 * Safe to run at any time, twice, and side by side: it reads again before each step. Answers with how many
 * people it gave something to. A person whom no text would tell is passed over and keeps her place in line
 * (domain.md rule 6). Throws when a step did not come through; earlier steps stay, and running again goes on
 * from there.
 */
export async function promote(
  context: Context,
  code: string,
  actor: Actor,
  offering: Offering = usualOffering,
): Promise<number> {
  const { promoted, activity } = await passPlacesOn(context, code, actor, offering);
  const mayGive = activity !== undefined && activity.childcareLeft > 0 && hasChildrenInLine(activity);
  return mayGive ? promoted + (await giveChildcare(context, code, actor)) : promoted;
}

/**
 * Offers (or shortly before the session gives) places while one is free and someone waits. Answers with how
 * many it passed on, and with the activity as last read.
 */
async function passPlacesOn(
  context: Context,
  code: string,
  actor: Actor,
  offering: Offering,
): Promise<{ readonly promoted: number; readonly activity: OpenActivity | undefined }> {
  const passedOver = new Set<string>();
  let promoted = 0;
  let look = lookedAt;
  const passOneOn = async (): Promise<Decided<Passed>> => {
    const under = await firstInLine(context.table, code, look);
    const next = nextInLine(under, passedOver);
    const { activity: open } = under;
    if (open === undefined) return { came: 'to-an-end', activity: open };
    if (next === undefined) {
      if (open.placesLeft < 1 || under.isWhole) return { came: 'to-an-end', activity: open };
      look *= 4;
      return { came: 'further' };
    }
    const registration = await registrationOf(context.table, next.activityId, next.personId);
    if (registration === undefined) throw new Error('Someone stands in line without a registration');
    const now = context.now();
    const activity = await withTimetable(context.table, open);
    const given = { now, eventId: context.newId(now), actor };
    const isToCome = decidePromotion(activity, registration, given, offering) !== undefined;
    const told = isToCome ? await offering.whenTold?.(registration) : undefined;
    if (told !== undefined && 'cannot' in told) {
      passedOver.add(next.waitId);
      await passOver(context, offering, registration, next, told.cannot);
      return { came: 'further' };
    }
    const toldAt = told === undefined ? offering.toldAt : () => told.toldAt;
    // Read only where it matters: she brings children, and other children wait.
    const mayBeBehind = registration.childcare > 0 && hasChildrenInLine(activity);
    const children = mayBeBehind ? await childrenInLine(context.table, activity) : [];
    const decision = decidePromotion(activity, registration, given, { ...offering, toldAt }, children);
    if (decision === undefined) {
      // She left the line between the two reads; the next read does not find her.
      return registration.status === 'waitlisted' ? { came: 'to-an-end', activity } : againAtOnce;
    }
    return { writes: writesOf(decision), result: { came: 'to-someone' } };
  };
  for (;;) {
    const passed = await untilWritten<Passed>(context, 'pass a place on', passOneOn);
    if (passed.came === 'to-an-end') return { promoted, activity: passed.activity };
    if (passed.came === 'to-someone') promoted += 1;
  }
}

/** Where a free place went: to someone in line, past someone, or to no one; with the activity as read. */
type Passed =
  | { readonly came: 'to-someone' | 'further' }
  | { readonly came: 'to-an-end'; readonly activity: OpenActivity | undefined };

/**
 * Has someone tell her, and notes on her place in line that she was passed over, so that new people need not
 * wait behind her. A spent monthly budget is not noted: it stops everyone behind her too.
 */
async function passOver(
  { table }: Context,
  { passedOver }: Offering,
  registration: Registration,
  { waitId, passedOver: isNoted }: Waiting,
  reason: string,
): Promise<void> {
  await passedOver?.(registration, reason);
  if (isNoted || reason === 'budget') return;
  const update = keys.waitKey(registration.code, waitId);
  await table.update({ update, changes: { set: { passedOver: true } }, when: isPresent });
}
