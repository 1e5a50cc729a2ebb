import type { Actor, Question } from '#events/index.ts';
import type { OpenActivity, UnderCode } from '#shared/activities/index.ts';
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
import { type Context, type Item, pauseBefore, type Write } from '#shared/table/index.ts';
import { decideRegister, enrolmentRefusal, type RegisterGiven } from './decide.ts';
import { describe } from './describe.ts';
import { overlapRefusal } from './overlap.ts';
import { answerOf, type Reused, repeated } from './repeated.ts';
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
  answerWrite,
  registrationOf,
  registrationsFor,
  registrationsOf,
  writesOf,
} from './store.ts';
import { newlyTold } from './telling.ts';
import { headOfLine } from './waiting-line/head-of-line.ts';
import { withItsEnds } from './waiting-line/until-when.ts';

/** What a conversation has to say to a registration that is made in it. */
export type Conversing = {
  /** What is still to be asked of the person; the first is asked together with the news. */
  readonly questions: (person: Person, activity: OpenActivity) => readonly Question[];
  /** Writes for the same transaction. */
  readonly writes: (made: Made) => readonly Write[];
  /** Looks at what stood in the way of the transaction, by the names of the writes, before it is decided again. */
  readonly refused?: (refused: ReadonlyMap<string, Item | undefined>) => void;
};

/** A registration that is about to be written. */
export type Made = {
  readonly registration: Registration;
  readonly asked: readonly Question[];
  /** What this text told of the person that was not known. */
  readonly learned: readonly Question[];
  /** The phone she is on, as it was read. */
  readonly phone: Phone;
};

const inSilence: Conversing = { questions: () => [], writes: () => [] };

/** Nobody can have a stranger texted about more than this by typing his number into the form. */
const mostOfAnUnheardPhone = 5;

/** AWS: a transaction that meets another on the same item loses at once; the loser waits and tries again. */
const attemptsForAPlace = 8;
const attemptsInAll = 20;
const firstPause = 100;
const longestPause = 600;

/**
 * Registers: one round of reads side by side, one transaction. What stood in the way of the transaction
 * (someone took the place, a second text of the same person, the crowd) is read and decided again, a bounded
 * number of times; a crowd's last resort is the line, never an error. The same request again gets the same
 * answer: the transaction is refused by the answer that stands there, and nothing is refused before that has been looked
 * for. Throws when the table does not answer, or no attempt came through: nothing is written then.
 */
export async function register(
  context: Context,
  command: Register,
  conversing: Conversing = inSilence,
): Promise<Registered | Refusal | Reused> {
  const { table } = context;
  const registrationId = context.newId(command.receivedAt);
  const waitId = context.newId(command.receivedAt);
  const newPersonId = context.newId(command.receivedAt);
  const secret = context.newSecret();
  const year = localYear(context.now().toISOString());
  let existing: Registration | undefined;
  let lostToOthers = 0;
  let isFreeThen: string | undefined;
  let read: readonly [UnderCode, Phone] | undefined;
  const refuse = async (refusal: Refusal, also: () => Promise<unknown> = async () => undefined) => {
    const answered = await answeredRequest(table, command.requestId);
    if (answered !== undefined) return repeated(context, answered, command);
    await also();
    return refusal;
  };

  for (let attempt = 1; attempt <= attemptsInAll; attempt++) {
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
    // Who is registered already is told so before it is told that no place is free.
    if (command.atTheDoorBy !== undefined && recognised.who !== 'new') {
      existing ??= await registrationOf(table, activity.activityId, recognised.person.personId);
    }
    const questions = conversing.questions(recognised.person, activity);
    const given: RegisterGiven = {
      now,
      eventId: context.newId(now),
      actor: actorOf(command),
      registrationId,
      waitId,
      secret,
      year,
      onlyTheLine: lostToOthers >= attemptsForAPlace,
      asks: questions[0],
    };
    const decision = decideRegister({ under, person: recognised.person, existing }, command, given);
    if ('refused' in decision) {
      // Registered already, but a name or a year came with it that was not known yet: that is kept.
      if (decision.refused !== 'already-registered' || recognised.who !== 'completed')
        return refuse(decision);
      const { name, gender, birthYear, group } = command;
      const actor = actorOf(command);
      const told = { name, gender, birthYear, group, childcare: null, waitId, mayChange: [], actor };
      const others = { others: phone.people, keepsPlace: true };
      const about = decision.registration;
      return refuse(decision, () => describe(context, { ...told, ...others, about }, () => []));
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

    const outcome = await table.write([
      answerWrite(command.requestId, answerOf(registration, command), now),
      ...writesOf(decision.change),
      ...personWrites(
        recognised,
        phone,
        heardFrom(command, now),
        command.atTheDoorBy === undefined ? undefined : now.toISOString(),
        command.channel === 'web',
      ),
      ...conversing.writes({
        registration,
        asked: questions,
        learned: newlyTold(
          phone.people.find(({ personId }) => personId === recognised.person.personId),
          command,
        ),
        phone,
      }),
    ]);
    if (outcome.result === 'written') return { registration };
    if (outcome.result === 'contended' || outcome.refused.has('places')) lostToOthers += 1;
    if (outcome.result === 'contended') {
      // What was read is written under conditions: what has changed meanwhile refuses, and only then is read again. Whoever
      // came meanwhile stands behind her in any case.
      await pauseBefore(context, attempt, { first: firstPause, longest: longestPause });
      continue;
    }
    // A refused write answers with the item that stood in its way, of the kind that is put there.
    const answered = outcome.refused.get('request') as AnsweredRequest | undefined;
    if (answered !== undefined) return repeated(context, answered, command);
    conversing.refused?.(outcome.refused);
    existing = (outcome.refused.get('registration') as Registration | undefined) ?? existing;
    read = undefined;
  }
  throw new Error('The registration could not be written: too many others at once');
}

/** Asked only of a phone with people, for a name that none of them has: whether one of them is registered. */
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

/** Asked only of a phone that never texted us and has people: everyone else goes on without a read more. */
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
  // Whoever texted first and fills in the form then is one. What is sensitive must not be told by "already registered".
  mayBeTheNameless: command.channel === 'web' && !sensitive,
});

/** Who is registered by another is written to as she was before; else in his language, which is but a guess of hers. */
function writtenIn({ broughtBy, language, languageIsGuess }: Register, { state }: Phone): WrittenIn {
  const isGuess =
    broughtBy === undefined ? languageIsGuess : state.language === undefined || state.languageIsGuess;
  const known = broughtBy === undefined ? undefined : state.language;
  return { language: known ?? language, ...(isGuess === true ? { languageIsGuess: true } : {}) };
}
