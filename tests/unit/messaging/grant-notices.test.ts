import { describe, expect, it } from 'vitest';
import { samples } from '#events/catalogue/samples.ts';
import { type Actor, type DiwanEvent, type GrantEvent, languages } from '#events/index.ts';
import { renderStored } from '#shared/language/messages/index.ts';
import { noticesOf } from '#shared/messaging/index.ts';

/** What the contact person hears of each step; nothing of what is between those who decide. */
const told: Readonly<Record<GrantEvent['type'], Parameters<typeof renderStored>[0] | null>> = {
  'grant.submitted': 'sms.grantSubmitted',
  'grant.screened': 'sms.grantScreened',
  'grant.returned': 'sms.grantReturned',
  'grant.approval-given': null,
  'grant.approved': 'sms.grantApproved',
  'grant.rejected': 'sms.grantRejected',
  'grant.withdrawn': 'sms.grantWithdrawn',
  'grant.cancelled': 'sms.grantCancelled',
  'grant.interest-declared': null,
  'grant.planned': null,
  'grant.disbursed': 'sms.grantDisbursed',
  'grant.payment-confirmed': 'sms.grantConfirmed',
  'grant.reported': 'sms.grantReported',
  'grant.report-returned': 'sms.grantReportReturned',
  // Of the sample, which ends with money that is owed.
  'grant.closed': 'sms.grantClosedOwing',
  'grant.repaid': null,
  'grant.repayment-confirmed': 'sms.grantRepaid',
};

const staff: Actor = { kind: 'staff', id: 'shirin' };
const herself: Actor = { kind: 'participant', channel: 'web' };

const happened = Object.values(samples)
  .map(({ sample }): DiwanEvent => sample)
  .filter((event): event is GrantEvent => event.type.startsWith('grant.'));

describe('the contact person of a grant', () => {
  it('is looked at for every step there is', () => {
    expect(happened.map(({ type }) => type).toSorted()).toEqual(Object.keys(told).toSorted());
  });

  it.each(happened.map((event) => [event.type, event] as const))('of %s', (type, event) => {
    const key = told[type];
    const { number, personId, language } = event.data;
    const notices = noticesOf({ ...event, actor: staff });
    // The number of the grant and nothing else: no sum, no reason, no date.
    expect(notices.map(({ lines }) => lines)).toEqual(key === null ? [] : [[{ key, args: { number } }]]);
    for (const notice of notices)
      expect(notice).toMatchObject({ personId, language, purpose: 'notice', centre: event.centre });
    if (key === null) return;
    for (const each of languages)
      expect(renderStored(key, each, { number }).replace(number, '')).not.toMatch(/\p{Nd}/u);
  });

  it('is told that more is to be given back where only a part has arrived', () => {
    const { sample } = samples['grant.repayment-confirmed'];
    const keyOf = (owed: number | undefined) =>
      noticesOf({ ...sample, data: { ...sample.data, after: { ...sample.data.after, owed } } })[0]?.lines[0]
        ?.key;
    expect([keyOf(undefined), keyOf(60_000)]).toEqual(['sms.grantRepaid', 'sms.grantRepaidOwing']);
  });

  it.each(happened.map((event) => [event.type, event] as const))(
    'of %s is answered where it was her own doing, and told once however often it comes',
    (_type, event) => {
      const [first] = noticesOf({ ...event, actor: herself });
      const [again] = noticesOf({ ...event, actor: herself });
      expect(first?.purpose ?? 'answer').toBe('answer');
      expect(again).toEqual(first);
    },
  );
});
