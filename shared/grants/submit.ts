import { fold } from '#shared/language/index.ts';
import { type Person, writesOf as personWrites, phoneOf, recognise } from '#shared/people/index.ts';
import {
  type Context,
  ifAnswered,
  type RequestAnswered,
  untilWritten,
  type Write,
} from '#shared/table/index.ts';
import type { ExtraWrites } from './commands.ts';
import { decideSubmit, flawsIn } from './decide-submit.ts';
import { draftById } from './draft-store.ts';
import type { Mover } from './grant-change.ts';
import type { Draft, Grant, GrantRefused } from './schema.ts';
import { grantById, submissionWrites } from './store.ts';

/** The draft to submit: a stored one, or one that staff have just written. */
export type Submitting = KeptDraft | { readonly written: Draft };
type KeptDraft = {
  readonly draftId: string;
  /** The version that was read; without one, the present version. */
  readonly version?: number;
  /** The version of the grant that was read, if the application was returned. */
  readonly grantVersion?: number;
  /**
   * Changes the draft for submitting (`withChange`); if it cannot be submitted so, the stored draft stays as
   * it was.
   */
  readonly reading?: (draft: Draft) => Draft;
};

/**
 * Submits an application: freezes its version, makes its contact person known, and from then on it is a
 * grant; or freezes the next version of one that was returned. One round of reads, one transaction. Refuses
 * with every flaw while something is missing; then nothing is written. Throws when no attempt came through.
 */
export async function submit(
  context: Context,
  what: Submitting,
  mover: Mover,
  extraWrites: ExtraWrites = () => [],
): Promise<Grant | GrantRefused | RequestAnswered> {
  const firstNow = context.now();
  const ids = { grantId: context.newId(firstNow), personId: context.newId(firstNow) };
  return untilWritten(context, 'submit an application', async () => {
    const kept = 'written' in what ? what.written : await draftById(context.table, what.draftId);
    if (kept === undefined) return { refused: 'unknown' };
    const { version, grantVersion, reading }: Partial<KeptDraft> = 'written' in what ? {} : what;
    if (version !== undefined && version !== kept.version)
      return { refused: 'version-changed', version: kept.version };
    const before = kept.grantId === null ? undefined : await grantById(context.table, kept.grantId);
    if (grantVersion !== undefined && before !== undefined && grantVersion !== before.version)
      return { refused: 'version-changed', version: before.version };
    const draft = reading === undefined ? kept : reading(kept);
    const contact = before === undefined ? await contactOf(context, draft, ids.personId, mover) : undefined;
    if (contact !== undefined && 'refused' in contact) return contact;
    const now = context.now();
    const facts = { now, eventId: context.newId(now), mover };
    const meant = { ...ids, personId: contact?.person.personId ?? before?.personId ?? ids.personId };
    const submission = decideSubmit(draft, before, meant, facts);
    if ('refused' in submission) return submission;
    return {
      writes: [
        ...extraWrites(submission.grant),
        ...submissionWrites(submission, draft.members, 'written' in what),
        ...(contact?.writes ?? []),
      ],
      result: submission.grant,
      ifRefused: ifAnswered,
    };
  });
}

type Contact = { readonly person: Person; readonly writes: readonly Write[] };

/** The contact person as known on her phone, or a new person; missing data is among the other flaws. */
async function contactOf(
  context: Context,
  draft: Draft,
  newPersonId: string,
  mover: Mover,
): Promise<Contact | GrantRefused | undefined> {
  const { contact, centre, language } = draft;
  const { name, phone: number } = contact;
  if (name === null || number === null) return { refused: 'incomplete', flaws: flawsIn(draft) };
  const phone = await phoneOf(context.table, number);
  const introduction = { name, foldedName: fold(name), gender: null, birthYear: null, group: null };
  const recognised = recognise(phone, { ...introduction, centre, language, isFromPhone: false }, newPersonId);
  if ('refused' in recognised) return { refused: 'too-many-on-phone' };
  const byStaffAt = mover.staffId === null ? undefined : context.now().toISOString();
  return { person: recognised.person, writes: personWrites(recognised, phone, undefined, byStaffAt) };
}
