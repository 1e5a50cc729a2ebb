import { underCode } from '../activities/index.ts';
import { fold, localYear } from '../language/index.ts';
import { writesOf as personWrites, phoneOf, recognise } from '../people/index.ts';
import type { Context } from '../table/index.ts';
import { decideRegister, enrolmentRefusal, type RegisterGiven } from './decide.ts';
import type { AnsweredRequest, Refusal, Register, Registered, Registration } from './schema.ts';
import { answeredRequest, answerWrite, registrationOf, writesOf } from './store.ts';

/** The same `requestId` came with something else in it. */
export type Reused = { readonly refused: 'request-reused' };

/** AWS: a transaction that meets another on the same item loses at once; the loser waits and tries again. */
const attemptsForAPlace = 8;
const attemptsInAll = 20;
const firstPause = 40;
const longestPause = 600;

/**
 * Registers: one round of reads side by side, one transaction. What stood in the way of the transaction
 * (someone took the place, a second text of the same person, the crowd) is read and decided again, a bounded
 * number of times; a crowd's last resort is the line, never an error. The same request again gets the same
 * answer. Throws when the table does not answer, or no attempt came through: nothing is written then.
 */
export async function register(context: Context, command: Register): Promise<Registered | Refusal | Reused> {
  const { table } = context;
  const registrationId = context.newId(command.receivedAt);
  const waitId = context.newId(command.receivedAt);
  const newPersonId = context.newId(command.receivedAt);
  const secret = context.newSecret();
  let existing: Registration | undefined;
  let lostToOthers = 0;

  for (let attempt = 1; attempt <= attemptsInAll; attempt++) {
    const [under, phone, answered] = await Promise.all([
      underCode(table, command.code),
      phoneOf(table, command.phone),
      answeredRequest(table, command.requestId),
    ]);
    if (answered !== undefined) return repeated(context, answered, command);

    const now = context.now();
    const refusal = enrolmentRefusal(under, command, now);
    if (refusal !== undefined || under.activity === undefined) {
      return refusal ?? { refused: 'unknown-code', code: command.code };
    }
    const recognised = recognise(phone, introduction(command, under.activity.centre), newPersonId);
    if ('refused' in recognised) return { refused: 'which-person', code: command.code };
    if (existing?.personId !== recognised.person.personId) existing = undefined;
    const given: RegisterGiven = {
      now,
      eventId: context.newId(now),
      actor: { kind: 'participant', channel: command.channel },
      registrationId,
      waitId,
      secret,
      year: localYear(now.toISOString()),
      onlyTheLine: lostToOthers >= attemptsForAPlace,
    };
    const decision = decideRegister({ under, person: recognised.person, existing }, command, given);
    if ('refused' in decision) {
      // Registered already, but a name or a year came with it that was not known yet: that is kept.
      if (decision.refused !== 'already-registered') return decision;
      const learned = await table.write(personWrites(recognised, phone));
      if (learned.result === 'written' || attempt === attemptsInAll) return decision;
      await context.pause(firstPause);
      continue;
    }

    const { registration } = decision.change;
    const outcome = await table.write([
      answerWrite(command.requestId, answerOf(registration, decision.position, command), now),
      ...writesOf(decision.change),
      ...personWrites(recognised, phone),
    ]);
    if (outcome.result === 'written') return { registration, position: decision.position };
    if (outcome.result === 'contended' || outcome.refused.has('places')) lostToOthers += 1;
    if (outcome.result === 'contended')
      await context.pause(Math.min(firstPause * 2 ** attempt, longestPause));
    // The refused write answers with the item that stood in its way, which registrations alone are put to.
    else existing = (outcome.refused.get('registration') as Registration | undefined) ?? existing;
  }
  throw new Error('The registration could not be written: too many others at once');
}

const introduction = (command: Register, centre: Registration['centre']) => ({
  name: command.name,
  foldedName: command.name === null ? '' : fold(command.name),
  gender: command.gender,
  birthYear: command.birthYear,
  group: command.group,
  centre,
  language: command.language,
});

const answerOf = (
  registration: Registration,
  position: number | null,
  command: Register,
): AnsweredRequest => ({
  requestHash: command.requestHash,
  activityId: registration.activityId,
  personId: registration.personId,
  registrationId: registration.registrationId,
  status: position === null ? 'confirmed' : 'waitlisted',
  position,
  secret: registration.secret,
});

/** The answer that was given to this request, as it was given, whatever has happened since. */
async function repeated(
  context: Context,
  answered: AnsweredRequest,
  command: Register,
): Promise<Registered | Reused> {
  if (answered.requestHash !== command.requestHash) return { refused: 'request-reused' };
  const registration = await registrationOf(context.table, answered.activityId, answered.personId);
  if (registration === undefined)
    throw new Error('A request was answered with a registration that is not there');
  return { registration: { ...registration, status: answered.status }, position: answered.position };
}
