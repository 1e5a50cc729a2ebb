import { draftsOfPhone, eraseDrafts } from '#shared/grants/index.ts';
import { panelMembersOn } from '#shared/grants/panels/index.ts';
import type { Line } from '#shared/messaging/index.ts';
import { forgetPhoneWrites, named, type Person, type Phone } from '#shared/people/index.ts';
import {
  draftsMeant,
  forgetConversation,
  forgetIfEmpty,
  forgetPhonesPlaces,
  standsIn,
} from '#shared/personal-data/index.ts';
import { doneWrite, givenBackBy, wasAnswered, withdraw } from '#shared/registration/index.ts';
import type { Context, Write } from '#shared/table/index.ts';
import { type Answer, line, lines, participant, replyIdOf, replyTo } from '../answering.ts';
import type { Heard } from '../schema.ts';

/**
 * Erases the one person meant (domain.md rule 8); of several people on a phone the name must be told. With
 * the last person everything else kept of the phone goes too: that it is a focal point's, or on a panel. That
 * it was done is noted without the phone, so that the same text, delivered again, does and says nothing more.
 */
export async function answerErase(
  context: Context,
  heard: Heard,
  phone: Phone,
  name: string | null,
): Promise<Answer> {
  const { table } = context;
  if (await wasAnswered(table, heard.textId)) {
    await forgetIfEmpty(context, heard.phone, replyIdOf(heard));
    return { answer: 'kept' };
  }
  const meant = meantBy(phone, name);
  const [person, another] = meant;
  if (another !== undefined || (name === null && isShared(phone))) return eraseWhich(context, meant);
  const written = await draftsOfPhone(table, phone.phone);
  const drafts = draftsMeant(written, phone, person, name);
  const namesMeant = new Set(drafts.map(({ contact }) => contact.name));
  if (person === undefined && name !== null && namesMeant.size > 1) return line('sms.eraseWhich');
  const left = written.filter((draft) => !drafts.includes(draft));
  const begunForOthers = left.filter((draft) => !standsIn(draft, phone));
  const isLast = phone.people.length <= 1;
  const onPanels = isLast ? await panelMembersOn(table, phone.phone) : [];
  const isNothing = person === undefined && drafts.length === 0;
  if (isNothing && name !== null) return line('sms.eraseNothing');
  // Nothing is kept of this phone, and an answer would have to be kept: a sender who has just been erased
  // knows it.
  if (isNothing && begunForOthers.length === 0 && onPanels.length === 0 && !isKnown(phone))
    return { answer: 'told' };

  // Before the person herself: a crash between the two leaves her to erase them again.
  await eraseDrafts(context, drafts);
  // Someone only named in an application, on a phone that others share.
  const isOthersToo = phone.people.length > 0 || begunForOthers.length < left.length;
  const codes = person === undefined ? [] : await givenBackBy(context, person.personId);
  const said = saidOf(phone, person, codes, heard.language);
  if (person === undefined && isOthersToo) return lines(...said);
  await forgetPhonesPlaces(context, { phone, begunForOthers, onPanels, isLast }, participant);
  const writes: readonly Write[] = [
    replyTo(context, heard, said, 'erase-confirmation').write,
    doneWrite(heard.textId, context.now()),
    ...(phone.conversation === undefined ? [] : [forgetConversation(phone.phone)]),
  ];
  if (person !== undefined) await withdraw(context, person, participant, writes);
  else if (!(await isWritten(context, [...forgetPhoneWrites(phone), ...writes])))
    return { answer: 'look-again' };
  await forgetIfEmpty(context, heard.phone, replyIdOf(heard));
  return { answer: 'kept' };
}

/** A phone shared by more people is a focal point's, who knows the names he has written down. */
const mostNamed = 3;

/** Asks who is to be erased; says that the places of any of them then go to others. */
async function eraseWhich(context: Context, meant: readonly Person[]): Promise<Answer> {
  for (const { personId } of meant) {
    const codes = await givenBackBy(context, personId);
    if (codes.length > 0)
      return lines({ key: 'sms.eraseWhich', args: {} }, { key: 'sms.eraseGivesBack', args: {} });
  }
  return line('sms.eraseWhich');
}

/**
 * Says that it is done; the codes of the places she gives back; and who is still known on the phone, perhaps
 * the same woman under another name.
 */
function saidOf(
  { people }: Phone,
  erased: Person | undefined,
  codes: readonly string[],
  language: Heard['language'],
): readonly Line[] {
  const left = people.filter(({ personId, name }) => personId !== erased?.personId && name !== null);
  const told = left.length > mostNamed ? [] : left;
  return [
    { key: 'sms.erased', args: {} },
    ...(codes.length === 0
      ? []
      : [{ key: 'sms.eraseGaveBack', args: { codes: codes.join(language === 'en' ? ', ' : '، ') } }]),
    ...told.map(({ personId }) => ({ key: 'sms.eraseLeft', args: {}, personId })),
  ];
}

/** Without a name, the person who has none: one with a name on a phone of several can be named. */
function meantBy({ people }: Phone, name: string | null): readonly Person[] {
  if (name !== null) return named(people, name);
  const nameless = people.filter((person) => person.name === null);
  return people.length > 1 && nameless.length === 1 ? nameless : people;
}

/** The only person on a focal point's phone may be a neighbour of his. */
const isShared = ({ people, state }: Phone): boolean =>
  state.focalPointId !== undefined && people.some((person) => person.name !== null);

const isKnown = ({ state, conversation }: Phone): boolean =>
  [state.heardAt, state.stoppedAt, state.knownAt, state.focalPointId, conversation].some(
    (each) => each !== undefined,
  );

async function isWritten({ table }: Context, writes: readonly Write[]): Promise<boolean> {
  const outcome = await table.write(writes);
  if (outcome.result === 'written') return true;
  return outcome.result === 'refused' && outcome.refused.has('request');
}
