import type { GrantEvent } from '#events/index.ts';
import { messageIdOf } from '../outbox/outbox.ts';
import type { Notice } from '../schema.ts';

/** The text to the contact person for each step; the other steps are between those who decide. */
const newsOf: Readonly<Partial<Record<GrantEvent['type'], string>>> = {
  'grant.submitted': 'sms.grantSubmitted',
  'grant.screened': 'sms.grantScreened',
  'grant.returned': 'sms.grantReturned',
  'grant.approved': 'sms.grantApproved',
  'grant.rejected': 'sms.grantRejected',
  'grant.withdrawn': 'sms.grantWithdrawn',
  'grant.cancelled': 'sms.grantCancelled',
  'grant.disbursed': 'sms.grantDisbursed',
  'grant.payment-confirmed': 'sms.grantConfirmed',
  'grant.reported': 'sms.grantReported',
  'grant.report-returned': 'sms.grantReportReturned',
  'grant.closed': 'sms.grantClosed',
  'grant.repayment-confirmed': 'sms.grantRepaid',
};

/** Steps that end a grant with money to give back: its page says how much and how. */
const owing: Readonly<Partial<Record<GrantEvent['type'], string>>> = {
  'grant.cancelled': 'sms.grantCancelledOwing',
  'grant.closed': 'sms.grantClosedOwing',
  'grant.repayment-confirmed': 'sms.grantRepaidOwing',
};

/**
 * The texts that tell a group's contact person of a step of its grant: that it happened, never a sum or a
 * reason, which are behind her link and a code. An answer where she took the step herself.
 */
export function grantNoticesOf({ id, type, actor, centre, occurredAt, data }: GrantEvent): readonly Notice[] {
  const key = ((data.after.owed ?? 0) > 0 ? owing[type] : undefined) ?? newsOf[type];
  if (key === undefined) return [];
  const { personId, language, number } = data;
  return [
    {
      messageId: messageIdOf(id, key, personId),
      personId,
      language,
      purpose: actor.kind === 'participant' ? 'answer' : 'notice',
      centre,
      createdAt: occurredAt,
      state: 'queued',
      lines: [{ key, args: { number } }],
    },
  ];
}
