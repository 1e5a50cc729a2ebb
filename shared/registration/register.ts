import type { Actor, Question } from '#events/index.ts';
import { headOfLine, type OpenActivity, type UnderCode, withItsEnds } from '#shared/activities/index.ts';
import { fold, localYear } from '#shared/language/index.ts';
import {
  type HeardFrom,
  type Person,
  type Phone,
  writesOf as personWrites,
  phoneOf,
  type Recognised,
  recognise,
  type WrittenIn,
} from '#shared/people/index.ts';
import {
  againAtOnce,
  type Context,
  inACrowd,
  type Refused,
  untilWritten,
  type Write,
} from '#shared/table/index.ts';
import { decideRegister, enrolmentRefusal, type RegisterGiven } from './decide.ts';
import { describe } from './describe.ts';
import { overlapRefusal } from './overlap.ts';
import { newlyTold, questionsFor } from './person-facts.ts';
import {
  type AnsweredRequest,
  isActive,
  type Refusal,
  type Register,
  type Registered,
  type Registration,
} from './schema.ts';
import {
  answeredRequest,
  answerOf,
  answerWrite,
  type Reused,
  registrationOf,
  registrationsFor,
  registrationsOf,
  repeated,
  writesOf,
} from './store.ts';

/** A registration about to be written. */
export type PlannedRegistration = {
  readonly registration: Registration;
  /** The questions to ask her now; the first goes out with the news. */
  readonly asked: readonly Question[];
  /** The facts in this text that were not known of the person. */
  readonly learned: readonly Question[];
  /** The phone she is on, as it was read. */
  readonly phone: Phone;
};

/** The outcome of registering: written now, or before by the same request; or why not. */
type Outcome = Registered | Refusal | Reused;

/**
 * The writes of a registration, to which the caller may add others for the same transaction. If those are
 * refused, `ifRefused` may turn that into an answer; else the registration is planned again.
 */
export type RegistrationPlan = PlannedRegistration & {
  readonly writes: readonly Write[];
  readonly result: Registered;
  readonly ifRefused: (
    refused: Refused,
  ) => Promise<{ readonly answer: Registered | Reused } | typeof againAtOnce>;
};

/**
 * The most registrations of a phone that never texted us: limits what a stranger's number typed into the form
 * can cause.
 */
const mostOfAnUnheardPhone = 5;

/**
 * How often a registration may lose to others who want a place too; after that it asks only for the line,
 * where no one competes.
 */
const mostLostToOthers = 8;

/**
 * Registers: one round of reads side by side, one transaction. When the transaction fails (someone took the
 * place, a second text of the same person, the crowd), it reads and decides again, a bounded number of times;
 * in a crowd the last resort is the line, never an error. The same request again gets the same answer: the
 * kept answer makes the transaction fail, and no refusal is given before that answer was looked up. Throws
 * when the table does not answer, or no attempt came through: nothing is written then.
 */
export const register = (context: Context, command: Register): Promise<Outcome> =>
  untilWritten(context, registrationTask, registering(context, command));

/** The task of any command that writes a registration plan. */
export const registrationTask = inACrowd('register for an activity');

/**
 * A registration for a caller that adds writes to its transaction (`untilWritten`). The returned function is
 * called once for each try, with how often the transaction has lost to another; it gives the plan, or the
 * answer instead. It keeps what it has read, and reads again when one of its writes was refused.
 */
export function registering(
  context: Context,
  command: Register,
): (contention: number) => Promise<Outcome | RegistrationPlan> {
  const { table } = context;
  const registrationId = context.newId(command.receivedAt);
  const waitId = context.newId(command.receivedAt);
  const newPersonId = context.newId(command.receivedAt);
  const secret = context.newSecret();
  const year = localYear(context.now().toISOString());
  let existing: Registration | undefined;
  let placesLost = 0;
  let isFreeThen: string | undefined;
  let read: readonly [UnderCode, Phone] | undefined;
  const refuse = async (refusal: Refusal, also: () => Promise<unknown> = async () => undefined) => {
    const answered = await answeredRequest(table, command.requestId);
    if (answered !== undefined) return repeated(table, answered, command);
    await also();
    return refusal;
  };

  return async (contention) => {
    // After contention alone nothing is read again: what was read is written under conditions, which refuse
    // what has changed. People who came meanwhile stand behind her in any case.
    read ??= await Promise.all([headOfLine(table, command.code), phoneOf(table, command.phone)]);
    const [found, phone] = read;
    const now = context.now();
    const under =
      found.activity === undefined
        ? found
        : { ...found, activity: await withItsEnds(table, found.activity, now) };
    const refusal = enrolmentRefusal(under, command, now);
    if (refusal !== undefined || under.activity === undefined) {
      return refuse(refusal ?? { refused: 'unknown-code', code: command.code });
    }
    const { activity } = under;
    const recognised = recognise(phone, introduction(command, activity, phone), newPersonId);
    if ('refused' in recognised) return refuse({ refused: recognised.refused, code: command.code });
    if (existing?.personId !== recognised.person.personId) existing = undefined;
    // Someone already registered is told so before being told that no place is free.
    if (command.atTheDoorBy !== undefined && recognised.who !== 'new') {
      existing ??= await registrationOf(table, activity.activityId, recognised.person.personId);
    }
    const asked = questionsTo(recognised.person, activity, command);
    const given: RegisterGiven = {
      now,
      eventId: context.newId(now),
      actor: actorOf(command),
      registrationId,
      waitId,
      secret,
      year,
      onlyTheLine: contention + placesLost >= mostLostToOthers,
      asks: asked[0],
    };
    const decision = decideRegister({ under, person: recognised.person, existing }, command, given);
    if ('refused' in decision) {
      // Already registered, but the text has a name or a year that was not known: it is kept.
      if (decision.refused !== 'already-registered' || recognised.who !== 'completed')
        return refuse(decision);
      const { name, gender, birthYear, group } = command;
      const actor = actorOf(command);
      const told = { name, gender, birthYear, group, childcare: null, waitId, mayChange: [], actor };
      const others = { others: phone.people, keepsPlace: true };
      const about = decision.registration;
      return refuse(decision, () => describe(context, { ...told, ...others, about }));
    }

    if (await isUnheardTooOften(context, phone, command)) {
      return refuse({ refused: 'unheard-phone', code: command.code, max: mostOfAnUnheardPhone });
    }

    const { registration } = decision.change;
    const { personId } = registration;
    const mayOverlap = recognised.who === 'new' || command.acceptsOverlap === true || isFreeThen === personId;
    if (await isOneMore(context, command, recognised, phone, activity)) {
      return refuse({ refused: 'one-more', code: command.code });
    }
    const overlapping = mayOverlap ? undefined : await overlapRefusal(table, personId, activity, now);
    if (overlapping !== undefined) return refuse(overlapping);
    isFreeThen = personId;

    const before = phone.people.find((known) => known.personId === personId);
    return {
      registration,
      asked,
      learned: newlyTold(before, command),
      phone,
      writes: [
        answerWrite(command.requestId, answerOf(registration, command), now),
        ...writesOf(decision.change),
        ...personWrites(
          recognised,
          phone,
          heardFrom(command, now),
          command.atTheDoorBy === undefined ? undefined : now.toISOString(),
          command.channel === 'web',
        ),
      ],
      result: { registration },
      ifRefused: async (refused) => {
        if (refused.has('places')) placesLost += 1;
        // A refused write answers with the item found under its key, which has the type written there.
        const answered = refused.get('request') as AnsweredRequest | undefined;
        if (answered !== undefined) return { answer: await repeated(table, answered, command) };
        existing = (refused.get('registration') as Registration | undefined) ?? existing;
        read = undefined;
        return againAtOnce;
      },
    };
  };
}

function questionsTo(person: Person, activity: OpenActivity, { asks }: Register): readonly Question[] {
  if (asks === undefined) return [];
  return questionsFor(person, activity, asks === 'what-is-missing' ? null : 0);
}

/**
 * Whether someone on the phone is registered. Read only for a phone with people, and a name that none of them
 * has.
 */
async function isOneMore(
  { table }: Context,
  { asksBeforeOneMore = false }: Register,
  { who }: Exclude<Recognised, { refused: string }>,
  { people }: Phone,
  { activityId }: OpenActivity,
): Promise<boolean> {
  if (!asksBeforeOneMore || who !== 'new' || people.length === 0) return false;
  const ids = people.map(({ personId }) => personId);
  return (await registrationsFor(table, activityId, ids)).some(isActive);
}

/**
 * Whether a phone that never texted us has the most open registrations allowed. Reads only for such a phone
 * with people on it.
 */
async function isUnheardTooOften(context: Context, phone: Phone, command: Register): Promise<boolean> {
  if (phone.state.heardAt !== undefined || command.heard !== undefined) return false;
  if (command.atTheDoorBy !== undefined) return false;
  const all = await Promise.all(phone.people.map(({ personId }) => registrationsOf(context.table, personId)));
  return all.flat().filter(isActive).length >= mostOfAnUnheardPhone;
}

const actorOf = ({ atTheDoorBy, channel }: Register): Actor =>
  atTheDoorBy === undefined ? { kind: 'participant', channel } : { kind: 'staff', id: atTheDoorBy };

const heardFrom = ({ heard }: Register, now: Date): HeardFrom | undefined =>
  heard === undefined ? undefined : { at: now.toISOString(), ...heard };

const introduction = (command: Register, { centre, sensitive }: OpenActivity, phone: Phone) => ({
  name: command.name,
  foldedName: command.name === null ? '' : fold(command.name),
  gender: command.gender,
  birthYear: command.birthYear,
  group: command.group,
  centre,
  ...writtenIn(command, phone),
  forAnother: command.forAnother ?? false,
  isFromPhone: command.heard !== undefined,
  // Someone who texted first and then fills in the form is the same person. "Already registered" must not
  // reveal a sensitive activity.
  mayBeTheNameless: command.channel === 'web' && !sensitive,
});

/** Someone registered by another is written to in her known language; else in his, as a guess. */
function writtenIn({ broughtBy, language, languageIsGuess }: Register, { state }: Phone): WrittenIn {
  const isGuess =
    broughtBy === undefined ? languageIsGuess : state.language === undefined || state.languageIsGuess;
  const known = broughtBy === undefined ? undefined : state.language;
  return { language: known ?? language, ...(isGuess === true ? { languageIsGuess: true } : {}) };
}
