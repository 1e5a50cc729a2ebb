import type { GrantEvent } from '#events/index.ts';
import { envelope, facts, type Given } from './grant-change.ts';
import {
  type ApplicationVersion,
  type Content,
  contentFields,
  type Draft,
  type Flaw,
  type Grant,
  type GrantRefused,
  membersAsked,
  type PartOfContent,
} from './schema.ts';

/** A new or resubmitted grant, with the frozen version of its application. */
export type Submission = {
  readonly grant: Grant;
  readonly version: ApplicationVersion;
  readonly event: GrantEvent;
  /** The draft behind the link, without names: they are now kept elsewhere. */
  readonly draft: Draft;
};

/**
 * All flaws that keep a draft from being submitted, missing or contradictory, in the order of the fields.
 * Names are checked until the first version is submitted. Files that did not arrive are no flaw: they are
 * left out.
 */
export function flawsIn({ content, contact, members, grantId }: Draft): readonly Flaw[] {
  const missing = (Object.keys(contentFields) as (keyof Content)[])
    .filter((field) => content[field] === undefined)
    .map((field): Flaw => ({ pointer: `/${field}`, reason: 'required' }));
  const names: Flaw[] =
    grantId !== null
      ? []
      : [
          ...(contact.name === null ? [{ pointer: '/contact/name', reason: 'required' } as const] : []),
          ...(contact.phone === null ? [{ pointer: '/contact/phone', reason: 'required' } as const] : []),
          ...(members.length === membersAsked
            ? []
            : [{ pointer: '/members', reason: 'membersMissing' } as const]),
        ];
  const { amount, lines, startsOn, endsOn } = content;
  const sum = lines?.reduce((total, line) => total + line.amount, 0);
  return [
    ...names,
    ...missing,
    ...(sum !== undefined && amount !== undefined && sum !== amount
      ? [{ pointer: '/lines', reason: 'linesSum' } as const]
      : []),
    ...(startsOn !== undefined && endsOn !== undefined && endsOn < startsOn
      ? [{ pointer: '/endsOn', reason: 'endsBeforeStart' } as const]
      : []),
  ];
}

/** Whether nothing is missing; `flawsIn` says what is. */
const isWhole = (content: PartOfContent): content is Content =>
  Object.keys(contentFields).every((field) => Reflect.get(content, field) !== undefined);

/**
 * Freezes the content of the draft: a new grant of the contact person `personId`, or the next version of a
 * returned grant. The applicant submits, or a facilitator or manager for her.
 */
export function decideSubmit(
  draft: Draft,
  before: Grant | undefined,
  ids: { readonly grantId: string; readonly personId: string },
  given: Given,
): Submission | GrantRefused {
  const { now, mover } = given;
  const may: readonly string[] = ['applicant', 'facilitator', 'manager'];
  if (!mover.parts.some((part) => may.includes(part))) return { refused: 'not-yours' };
  if (before !== undefined && before.status !== 'returned')
    return { refused: 'not-now', status: before.status };
  const flaws = flawsIn(draft);
  const { content, files } = draft;
  if (flaws.length > 0 || !isWhole(content)) return { refused: 'incomplete', flaws };
  const at = now.toISOString();
  const { theme, place, amount, lines } = content;
  const { staffId } = mover;
  const submitters = before?.submittedBy ?? [];
  const submittedBy =
    staffId === null || submitters.includes(staffId) ? submitters : [...submitters, staffId];
  const said = { theme, place, asked: amount, lines: lines.map((line) => line.amount), submittedBy };
  const grant: Grant =
    before === undefined
      ? { ...newGrant(draft, ids, at), ...said }
      : {
          ...before,
          ...said,
          status: 'submitted',
          since: at,
          version: before.version + 1,
          application: before.application + 1,
          approvals: [],
        };
  return {
    grant,
    version: {
      ...content,
      grantId: grant.grantId,
      application: grant.application,
      currency: grant.currency,
      files: files.filter(({ status }) => status === 'kept'),
      submittedAt: at,
    },
    event: {
      ...envelope(grant, given),
      type: 'grant.submitted',
      data: { ...facts(before, grant), askedBefore: before?.asked ?? null },
    },
    draft: {
      ...draft,
      contact: { name: null, phone: null },
      members: [],
      textedFrom: null,
      grantId: grant.grantId,
      version: draft.version + 1,
      changedAt: at,
    },
  };
}

type Said = 'theme' | 'place' | 'asked' | 'lines' | 'submittedBy';
const newGrant = (
  { draftId, number, centre, currency, language }: Draft,
  { grantId, personId }: { readonly grantId: string; readonly personId: string },
  at: string,
): Omit<Grant, Said> => ({
  ...{ grantId, number, draftId, centre, currency, language, personId },
  status: 'submitted',
  since: at,
  version: 1,
  application: 1,
  submittedAt: at,
  screenedBy: [],
  interests: [],
  approvals: [],
  approved: null,
  approvedAt: null,
  decided: false,
  budgetYear: null,
  tranches: [],
  reportDueOn: null,
  paid: 0,
  returned: 0,
  report: null,
});
