import type { Actor } from '#events/index.ts';
import { eraseDrafts, forgetSource } from '#shared/grants/index.ts';
import { removePanelMember } from '#shared/grants/panels/index.ts';
import { forgetReplies } from '#shared/messaging/index.ts';
import { phoneOf, releaseFocalPoint } from '#shared/people/index.ts';
import { withdraw } from '#shared/registration/index.ts';
import { type Context, keys, type Write } from '#shared/table/index.ts';
import { type Belongings, belongingsOf } from './belongings.ts';

/**
 * Forgets what is kept of a phone besides its people, when its last person goes: that it began the drafts of
 * others, that it is a focal point's, that it is on a panel. Running it again goes on where it stopped.
 */
export async function forgetPhonesPlaces(
  context: Context,
  { phone, begunForOthers, onPanels, isLast }: Omit<Belongings, 'drafts'>,
  actor: Actor,
): Promise<void> {
  const { focalPointId } = phone.state;
  if (isLast) await forgetSource(context, begunForOthers, phone.phone);
  if (isLast && focalPointId !== undefined) await releaseFocalPoint(context, focalPointId, actor);
  for (const { panelMemberId } of onPanels) await removePanelMember(context, panelMemberId, actor);
}

/**
 * Erases a person (domain.md rule 8), as her own text does, for those who act on her word: her drafts, what
 * her phone is besides if no one else is on it, her places, and in the end herself with the event that says
 * so. Her counts stay, without a person. Answers `false` when there is no such person. Running it again goes
 * on where it stopped. Throws when a step did not come through.
 */
export async function erasePerson(context: Context, personId: string, actor: Actor): Promise<boolean> {
  const found = await belongingsOf(context, personId);
  if (found === undefined) return false;
  const { person, belongings } = found;
  const { phone, drafts, isLast } = belongings;
  // Before the person herself: a crash between the two leaves her to erase them again.
  await eraseDrafts(context, drafts);
  await forgetPhonesPlaces(context, belongings, actor);
  // Before her too: without her, no one would come back for them. After her once more, for what came meanwhile.
  if (isLast) await forgetReplies(context.table, phone.phone, '');
  // What was talked about on the phone may be about her; the others are asked again.
  const isErased = await withdraw(context, person, actor, forgetTalk(phone));
  if (isLast) await forgetIfEmpty(context, phone.phone);
  return isErased;
}

const forgetTalk = ({ phone, conversation }: Belongings['phone']): readonly Write[] =>
  conversation === undefined ? [] : [forgetConversation(phone)];

/** Deletes the conversation with a phone, existing or not. */
export const forgetConversation = (phone: string): Write => ({
  as: 'conversation',
  delete: keys.conversationKey(phone),
});

/** When no one is left on a phone, its texts are deleted too, except the one with the id `lastWord`. */
export async function forgetIfEmpty({ table }: Context, phone: string, lastWord = ''): Promise<void> {
  const { people } = await phoneOf(table, phone);
  if (people.length === 0) await forgetReplies(table, phone, lastWord);
}
