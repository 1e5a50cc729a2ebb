import type { DiwanEvent, EventOf, GrantEvent, RegistrationEvent } from '#events/index.ts';

/** What one event says, in a sentence, and an example of it as subscribers receive it. */
export type Sample<Type extends DiwanEvent['type']> = {
  readonly says: string;
  readonly sample: EventOf<Type>;
};

const ids = {
  activity: '01a20a00-0000-7000-8000-000000000214',
  session: '01a20a00-0000-7000-8000-0000000214aa',
  registration: '01a20a6f-803c-7000-aee7-24c47b31dc21',
  person: '01a20a6f-803b-7000-b9e6-97e5a1651619',
  grant: '01a20a6f-8039-7000-8a61-3f0c2d7b9e52',
  panel: '01a20a6f-8038-7000-8b19-6d2e0f4c8a63',
  focalPoint: '01a20a6f-803a-7000-8f11-5a0b7c9d2e41',
} as const;

const activityData = {
  activityId: ids.activity,
  code: '214',
  kind: 'sewing',
  capacity: 25,
  childcareCapacity: 10,
} as const;

const envelope = (sequence: number) => ({
  id: `01a20a6f-8040-7000-8000-${String(sequence).padStart(12, '0')}`,
  version: 1 as const,
  occurredAt: '2026-11-23T07:00:00.000Z',
  centre: 'kirkuk' as const,
});

const aboutActivity = { subject: `activity/${ids.activity}`, actor: { kind: 'staff', id: 'f3a1' } } as const;

/** The facts of a registration as every event about it carries them. */
const facts = <From extends RegistrationEvent['data']['from'], To extends RegistrationEvent['data']['to']>(
  from: From,
  to: To,
) => ({
  registrationId: ids.registration,
  activityId: ids.activity,
  code: '214',
  kind: 'sewing' as const,
  personId: ids.person,
  childcare: 2,
  gender: 'female' as const,
  ageBand: '35-59' as const,
  group: 'host' as const,
  language: 'ckb' as const,
  registeredAt: '2026-11-23T07:00:00.000Z',
  from,
  to,
  ...(String(from) === String(to) ? {} : { again: 'never' as const }),
});

const aboutRegistration = { subject: `registration/${ids.registration}` } as const;
const times = { startsAt: '2026-11-30T07:00:00.000Z', endsAt: '2026-11-30T09:00:00.000Z' } as const;
const sessionData = {
  activityId: ids.activity,
  code: '214',
  kind: 'sewing',
  sessionId: ids.session,
  ...times,
} as const;
const aboutSession = { subject: `session/${ids.session}`, actor: { kind: 'staff', id: 'f3a1' } } as const;
const rearrangementData = {
  rearrangementId: '01a20a6f-8040-7000-8000-00000000ea1d',
  first: '2027-03-09',
  last: '2027-03-12',
  as: 'cancel',
  sessions: 14,
} as const;
const aboutRearrangement = {
  subject: `rearrangement/${rearrangementData.rearrangementId}`,
  actor: { kind: 'staff', id: 'f3a1' },
} as const;
const concernData = {
  concernId: `absences-${ids.registration}-${ids.session}`,
  about: 'absences',
  activityId: ids.activity,
  code: '214',
  sessionId: ids.session,
  registrationId: ids.registration,
  personId: ids.person,
  language: 'ckb',
} as const;
const aboutConcern = {
  subject: `concern/${concernData.concernId}`,
  actor: { kind: 'system', function: 'watch' },
} as const;
const messageData = {
  messageId: 'q3Jv0sW8mYtR5kXa2bNf7cLd9eGh1iPz',
  purpose: 'reminder',
  personId: ids.person,
  activityId: ids.activity,
  kind: 'sewing',
  segments: 1,
  cost: 100_000,
} as const;
const aboutMessage = {
  subject: `message/${messageData.messageId}`,
  actor: { kind: 'system', function: 'send-sms' },
} as const;
const broadcastData = {
  broadcastId: '01a20a6f-8040-7000-8000-00000000b0ad',
  audience: { of: 'centre' },
} as const;
const aboutBroadcast = {
  subject: `broadcast/${broadcastData.broadcastId}`,
  actor: { kind: 'staff', id: 'f3a1' },
} as const;
const aboutFocalPoint = {
  subject: `focal-point/${ids.focalPoint}`,
  actor: { kind: 'staff', id: 'f3a1' },
} as const;
const participant = { kind: 'participant', channel: 'sms' } as const;
const system = (name: string) => ({ kind: 'system' as const, function: name });

/** One example of each event there is; the compiler asks for one when an event is added. */
const aboutGrant = { subject: `grant/${ids.grant}`, actor: { kind: 'staff', id: 'f3a1' } } as const;
const grantData = (before: GrantEvent['data']['before'], after: GrantEvent['data']['after']) => ({
  grantId: ids.grant,
  number: '483920',
  theme: 'community-garden' as const,
  personId: ids.person,
  language: 'ckb' as const,
  application: 1,
  currency: 'IQD' as const,
  asked: 5_000_000,
  submittedAt: '2026-11-11T07:00:00.000Z',
  before,
  after,
});

const panelData = { panelId: ids.panel } as const;
const aboutPanel = { subject: `panel/${ids.panel}`, actor: { kind: 'staff', id: 'f3a1' } } as const;

const aboutPanelMember = {
  subject: `panel-member/${ids.focalPoint}`,
  actor: { kind: 'staff', id: 'f3a1' },
} as const;

export const samples: { readonly [Type in DiwanEvent['type']]: Sample<Type> } = {
  'activity.created': {
    says: 'An activity was announced under its code.',
    sample: { ...envelope(1), ...aboutActivity, type: 'activity.created', data: activityData },
  },
  'activity.capacity-changed': {
    says: 'The number of places, or of children’s places, was changed; the line fills what was added.',
    sample: {
      ...envelope(2),
      ...aboutActivity,
      type: 'activity.capacity-changed',
      data: { ...activityData, capacity: 30 },
    },
  },
  'registration.confirmed': {
    says: 'A place was taken: at once, by accepting an offer, or given from the line shortly before the first session.',
    sample: {
      ...envelope(3),
      ...aboutRegistration,
      actor: participant,
      type: 'registration.confirmed',
      data: { ...facts(null, 'confirmed'), startsAt: '2026-11-30T07:00:00.000Z' },
    },
  },
  'registration.waitlisted': {
    says: 'No place was free: the person stands in line.',
    sample: {
      ...envelope(4),
      ...aboutRegistration,
      actor: participant,
      type: 'registration.waitlisted',
      data: facts(null, 'waitlisted'),
    },
  },
  'registration.offered': {
    says: 'A place is held for someone in line until `deadline`.',
    sample: {
      ...envelope(5),
      ...aboutRegistration,
      actor: system('promote'),
      type: 'registration.offered',
      data: { ...facts('waitlisted', 'offered'), deadline: '2026-11-24T07:00:00.000Z' },
    },
  },
  'registration.cancelled': {
    says: 'A place, an offer or a place in line was given up.',
    sample: {
      ...envelope(6),
      ...aboutRegistration,
      actor: participant,
      type: 'registration.cancelled',
      data: facts('confirmed', 'cancelled'),
    },
  },
  'registration.declined': {
    says: 'An offered place was not wanted.',
    sample: {
      ...envelope(7),
      ...aboutRegistration,
      actor: participant,
      type: 'registration.declined',
      data: facts('offered', 'cancelled'),
    },
  },
  'registration.expired': {
    says: 'An offer’s deadline passed without an answer.',
    sample: {
      ...envelope(8),
      ...aboutRegistration,
      actor: system('expire-offer'),
      type: 'registration.expired',
      data: facts('offered', 'expired'),
    },
  },
  'registration.described': {
    says: 'More was learned of the person after she registered, or put right: what is counted of her moves from `before`.',
    sample: {
      ...envelope(9),
      ...aboutRegistration,
      actor: participant,
      type: 'registration.described',
      data: {
        ...facts('confirmed', 'confirmed'),
        before: { gender: 'undisclosed', ageBand: 'unknown', group: 'host', childcare: 0 },
      },
    },
  },
  'registration.childcare-given': {
    says: 'Places in childcare came free, and were given to `children` of hers who stood in line. She is told.',
    sample: {
      ...envelope(57),
      ...aboutRegistration,
      actor: { kind: 'system', function: 'promote' },
      type: 'registration.childcare-given',
      data: { ...facts('confirmed', 'confirmed'), childcare: 1, childrenWaiting: 1, children: 1 },
    },
  },
  'person.erased': {
    says: 'A person withdrew her consent: name, phone and birth year are gone, what was counted of her stays.',
    sample: {
      ...envelope(10),
      subject: `person/${ids.person}`,
      actor: participant,
      type: 'person.erased',
      data: { personId: ids.person },
    },
  },
  'focal-point.appointed': {
    says: 'Staff marked a phone as a community focal point’s, who registers neighbours.',
    sample: {
      ...envelope(11),
      ...aboutFocalPoint,
      type: 'focal-point.appointed',
      data: { focalPointId: ids.focalPoint },
    },
  },
  'focal-point.released': {
    says: 'A phone is a community focal point’s no longer.',
    sample: {
      ...envelope(12),
      ...aboutFocalPoint,
      type: 'focal-point.released',
      data: { focalPointId: ids.focalPoint },
    },
  },
  'activity.timetabled': {
    says: 'Sessions were added to an activity’s timetable, also when it is announced.',
    sample: {
      ...envelope(13),
      ...aboutActivity,
      type: 'activity.timetabled',
      data: {
        activityId: ids.activity,
        code: '214',
        kind: 'sewing',
        sessions: [{ sessionId: ids.session, ...times }],
      },
    },
  },
  'activity.concluded': {
    says: 'Staff said that it is to be decided, now or again, who has completed an activity that is over.',
    sample: {
      ...envelope(40),
      ...aboutActivity,
      type: 'activity.concluded',
      data: { activityId: ids.activity, code: '214', kind: 'sewing', over: times.endsAt },
    },
  },
  'session.moved': {
    says: 'A session is at another time, or in another room; everyone with a place is told.',
    sample: {
      ...envelope(14),
      ...aboutSession,
      type: 'session.moved',
      data: {
        ...sessionData,
        startsAt: '2026-11-30T11:00:00.000Z',
        endsAt: '2026-11-30T13:00:00.000Z',
        room: 'Hall 2',
        before: times,
      },
    },
  },
  'session.cancelled': {
    says: 'A session does not take place; everyone with a place is told.',
    sample: { ...envelope(15), ...aboutSession, type: 'session.cancelled', data: sessionData },
  },
  'session.held': {
    says: 'The first person was marked present or late: the session took place.',
    sample: { ...envelope(16), ...aboutSession, type: 'session.held', data: sessionData },
  },
  'session.unheld': {
    says: 'The last mark that said someone was there was put right: the session did not take place after all.',
    sample: { ...envelope(17), ...aboutSession, type: 'session.unheld', data: sessionData },
  },
  'closed-days.set': {
    says: 'What a centre keeps of the days on which it is closed is this from now on; public holidays come to it by themselves.',
    sample: {
      ...envelope(19_001),
      subject: 'closed-days/kirkuk',
      actor: { kind: 'staff', id: 'f3a1' },
      type: 'closed-days.set',
      data: {
        closedDaysOf: 'kirkuk',
        weekly: [],
        days: [{ first: '2027-03-10', last: '2027-03-12', kind: 'moving-feast' }],
        open: [],
      },
    },
  },
  'rearrangement.drafted': {
    says: 'Someone wrote down what is to become of the sessions of some days. Nothing is changed yet.',
    sample: {
      ...envelope(19_002),
      ...aboutRearrangement,
      type: 'rearrangement.drafted',
      data: rearrangementData,
    },
  },
  'rearrangement.confirmed': {
    says: 'It is to be done: each session is moved or cancelled by an event of its own, then everyone is told in one text.',
    sample: {
      ...envelope(19_003),
      ...aboutRearrangement,
      type: 'rearrangement.confirmed',
      data: rearrangementData,
    },
  },
  'rearrangement.discarded': {
    says: 'What was written down is not to be done.',
    sample: {
      ...envelope(19_004),
      ...aboutRearrangement,
      type: 'rearrangement.discarded',
      data: rearrangementData,
    },
  },
  'rearrangement.finished': {
    says: 'Every session is where it is to be, and every text was handed on to be sent.',
    sample: {
      ...envelope(19_005),
      ...aboutRearrangement,
      type: 'rearrangement.finished',
      data: rearrangementData,
    },
  },
  'attendance.recorded': {
    says: 'What is noted of a person at a session was set, or put right.',
    sample: {
      ...envelope(18),
      subject: `registration/${ids.registration}`,
      actor: { kind: 'staff', id: 'f3a1' },
      type: 'attendance.recorded',
      data: {
        activityId: ids.activity,
        code: '214',
        kind: 'sewing',
        sessionId: ids.session,
        startsAt: times.startsAt,
        registrationId: ids.registration,
        personId: ids.person,
        gender: 'female',
        ageBand: '35-59',
        group: 'host',
        from: null,
        to: 'present',
        markId: '6f1c4a52-9b0e-4d8a-8f2e-3c7d5e9a1b20',
        markedAt: '2026-11-30T07:05:00.000Z',
        isDisputed: false,
      },
    },
  },
  'registration.completed': {
    says: 'The activity is over and the person came often enough: she has a certificate.',
    sample: {
      ...envelope(19),
      ...aboutRegistration,
      actor: system('complete'),
      type: 'registration.completed',
      data: {
        ...facts('confirmed', 'completed'),
        certificate: 'KRK-26-7Q4M2X9D',
        attended: 34,
        sessions: 38,
      },
    },
  },
  'registration.dropped': {
    says: 'The activity is over and the person did not come often enough.',
    sample: {
      ...envelope(20),
      ...aboutRegistration,
      actor: system('complete'),
      type: 'registration.dropped',
      data: { ...facts('confirmed', 'dropped'), attended: 5, sessions: 38 },
    },
  },
  'certificate.handed-over': {
    says: 'Staff handed the paper of a certificate over to the person it is for.',
    sample: {
      ...envelope(59),
      ...aboutRegistration,
      actor: { kind: 'staff', id: 'f3a1' },
      type: 'certificate.handed-over',
      data: {
        certificate: 'KRK26-7F3Q9K',
        activityId: ids.activity,
        registrationId: ids.registration,
        personId: ids.person,
      },
    },
  },
  'concern.raised': {
    says: 'Something waits for a team leader: absences, a phone that cannot be reached, two marks, money.',
    sample: { ...envelope(21), ...aboutConcern, type: 'concern.raised', data: concernData },
  },
  'concern.settled': {
    says: 'What waited for a team leader was looked at, or answered by the person herself.',
    sample: {
      ...envelope(22),
      ...aboutConcern,
      actor: participant,
      type: 'concern.settled',
      data: { ...concernData, outcome: 'kept' },
    },
  },
  'concern.called': {
    says: 'Staff called someone whom no text told in time that a session was called off or moved.',
    sample: {
      ...envelope(58),
      subject: `concern/calls-${ids.session}`,
      actor: { kind: 'staff', id: 'f3a1' },
      type: 'concern.called',
      data: {
        concernId: `calls-${ids.session}`,
        about: 'calls',
        activityId: ids.activity,
        code: '214',
        sessionId: ids.session,
        personId: ids.person,
      },
    },
  },
  'message.sent': {
    says: 'The network took a message.',
    sample: { ...envelope(23), ...aboutMessage, type: 'message.sent', data: { ...messageData, attempt: 1 } },
  },
  'message.dropped': {
    says: 'A message was not sent, and will not be.',
    sample: {
      ...envelope(24),
      ...aboutMessage,
      type: 'message.dropped',
      data: { ...messageData, segments: 0, cost: 0, reason: 'stopped' },
    },
  },
  'message.delivered': {
    says: 'The network says that a message arrived.',
    sample: {
      ...envelope(25),
      ...aboutMessage,
      type: 'message.delivered',
      data: { ...messageData, from: 'sent' },
    },
  },
  'message.failed': {
    says: 'The network says that a message did not arrive, and will not.',
    sample: {
      ...envelope(26),
      ...aboutMessage,
      type: 'message.failed',
      data: { ...messageData, isPermanent: true },
    },
  },
  'broadcast.drafted': {
    says: 'Someone wrote a notice to many; whom it would reach and what it would cost is being worked out.',
    sample: { ...envelope(30), ...aboutBroadcast, type: 'broadcast.drafted', data: broadcastData },
  },
  'broadcast.confirmed': {
    says: 'A notice to many is to be sent; to many more, someone else than who wrote it says so.',
    sample: {
      ...envelope(31),
      ...aboutBroadcast,
      type: 'broadcast.confirmed',
      data: { ...broadcastData, phones: 812, segments: 1204, cost: 120_400_000 },
    },
  },
  'broadcast.paused': {
    says: 'A notice to many stops where it is, until it is resumed.',
    sample: {
      ...envelope(32),
      ...aboutBroadcast,
      type: 'broadcast.paused',
      data: { ...broadcastData, page: 1 },
    },
  },
  'broadcast.resumed': {
    says: 'A notice to many goes on where it was.',
    sample: {
      ...envelope(33),
      ...aboutBroadcast,
      type: 'broadcast.resumed',
      data: { ...broadcastData, page: 1 },
    },
  },
  'broadcast.cancelled': {
    says: 'What has not been sent of a notice to many will not be.',
    sample: {
      ...envelope(34),
      ...aboutBroadcast,
      type: 'broadcast.cancelled',
      data: { ...broadcastData, page: 2 },
    },
  },
  'broadcast.finished': {
    says: 'Everything of a notice to many was handed on to be sent.',
    sample: {
      ...envelope(35),
      ...aboutBroadcast,
      actor: system('broadcast'),
      type: 'broadcast.finished',
      data: broadcastData,
    },
  },
  'grant.submitted': {
    says: 'A group applied for a small grant, or submitted anew what was returned to it.',
    sample: {
      ...envelope(36),
      ...aboutGrant,
      actor: { kind: 'participant', channel: 'web' },
      type: 'grant.submitted',
      data: {
        ...grantData(
          { status: null, approved: null, paid: 0, returned: 0 },
          { status: 'submitted', approved: null, paid: 0, returned: 0 },
        ),
        askedBefore: null,
      },
    },
  },
  'grant.screened': {
    says: 'Someone read an application through and found it ready to be decided.',
    sample: {
      ...envelope(37),
      ...aboutGrant,
      type: 'grant.screened',
      data: {
        ...grantData(
          { status: 'submitted', approved: null, paid: 0, returned: 0 },
          { status: 'screened', approved: null, paid: 0, returned: 0 },
        ),
      },
    },
  },
  'grant.returned': {
    says: 'An application was given back to the group to be changed.',
    sample: {
      ...envelope(38),
      ...aboutGrant,
      type: 'grant.returned',
      data: {
        ...grantData(
          { status: 'submitted', approved: null, paid: 0, returned: 0 },
          { status: 'returned', approved: null, paid: 0, returned: 0 },
        ),
      },
    },
  },
  'grant.approval-given': {
    says: 'The first of two approvers said yes; a second must.',
    sample: {
      ...envelope(39),
      ...aboutGrant,
      type: 'grant.approval-given',
      data: {
        ...grantData(
          { status: 'screened', approved: null, paid: 0, returned: 0 },
          { status: 'screened', approved: null, paid: 0, returned: 0 },
        ),
        proposed: 4_000_000,
      },
    },
  },
  'grant.approved': {
    says: 'An application was approved, perhaps for less than it asked, and the sum reserved in the budget of its centre.',
    sample: {
      ...envelope(40),
      ...aboutGrant,
      type: 'grant.approved',
      data: {
        ...grantData(
          { status: 'screened', approved: null, paid: 0, returned: 0 },
          { status: 'approved', approved: 4_000_000, paid: 0, returned: 0 },
        ),
        budgetYear: 2026,
        days: 12,
      },
    },
  },
  'grant.rejected': {
    says: 'An application was not approved, or is not any more.',
    sample: {
      ...envelope(41),
      ...aboutGrant,
      type: 'grant.rejected',
      data: {
        ...grantData(
          { status: 'screened', approved: null, paid: 0, returned: 0 },
          { status: 'rejected', approved: null, paid: 0, returned: 0 },
        ),
        released: 0,
        approvedAt: null,
        days: 12,
      },
    },
  },
  'grant.withdrawn': {
    says: 'The group takes its application back.',
    sample: {
      ...envelope(42),
      ...aboutGrant,
      actor: { kind: 'participant', channel: 'web' },
      type: 'grant.withdrawn',
      data: {
        ...grantData(
          { status: 'submitted', approved: null, paid: 0, returned: 0 },
          { status: 'withdrawn', approved: null, paid: 0, returned: 0 },
        ),
        released: 0,
        approvedAt: null,
      },
    },
  },
  'grant.cancelled': {
    says: 'The centre ends a grant; what was paid stays paid.',
    sample: {
      ...envelope(43),
      ...aboutGrant,
      type: 'grant.cancelled',
      data: {
        ...grantData(
          { status: 'disbursing', approved: 4_000_000, paid: 1500000, returned: 0 },
          { status: 'cancelled', approved: 4_000_000, paid: 1500000, returned: 0 },
        ),
        released: 2_500_000,
        approvedAt: '2026-11-23T07:00:00.000Z',
      },
    },
  },
  'grant.interest-declared': {
    says: 'An approver has an interest in an application, and is barred from deciding on it.',
    sample: {
      ...envelope(44),
      ...aboutGrant,
      type: 'grant.interest-declared',
      data: {
        ...grantData(
          { status: 'screened', approved: null, paid: 0, returned: 0 },
          { status: 'screened', approved: null, paid: 0, returned: 0 },
        ),
      },
    },
  },
  'grant.planned': {
    says: 'It was agreed when which part of a grant is paid and when its report is due.',
    sample: {
      ...envelope(45),
      ...aboutGrant,
      type: 'grant.planned',
      data: {
        ...grantData(
          { status: 'approved', approved: 4_000_000, paid: 0, returned: 0 },
          { status: 'approved', approved: 4_000_000, paid: 0, returned: 0 },
        ),
        tranches: 2,
        reportDueOn: '2027-03-31',
      },
    },
  },
  'grant.disbursed': {
    says: 'A part of a grant was handed over; it counts as paid when someone else has confirmed it.',
    sample: {
      ...envelope(46),
      ...aboutGrant,
      type: 'grant.disbursed',
      data: {
        ...grantData(
          { status: 'approved', approved: 4_000_000, paid: 0, returned: 0 },
          { status: 'disbursing', approved: 4_000_000, paid: 0, returned: 0 },
        ),
        tranche: 1,
        amount: 1_500_000,
      },
    },
  },
  'grant.payment-confirmed': {
    says: 'Someone else confirmed that a part of a grant arrived.',
    sample: {
      ...envelope(47),
      ...aboutGrant,
      type: 'grant.payment-confirmed',
      data: {
        ...grantData(
          { status: 'disbursing', approved: 4_000_000, paid: 0, returned: 0 },
          { status: 'disbursing', approved: 4_000_000, paid: 1500000, returned: 0 },
        ),
        tranche: 1,
        amount: 1_500_000,
      },
    },
  },
  'grant.reported': {
    says: 'The group told what became of the money.',
    sample: {
      ...envelope(48),
      ...aboutGrant,
      actor: { kind: 'participant', channel: 'web' },
      type: 'grant.reported',
      data: {
        ...grantData(
          { status: 'disbursing', approved: 4_000_000, paid: 4000000, returned: 0 },
          { status: 'reported', approved: 4_000_000, paid: 4000000, returned: 0 },
        ),
        peopleReached: 120,
        spent: 3_900_000,
      },
    },
  },
  'grant.report-returned': {
    says: 'A report was given back to be completed.',
    sample: {
      ...envelope(49),
      ...aboutGrant,
      type: 'grant.report-returned',
      data: {
        ...grantData(
          { status: 'reported', approved: 4_000_000, paid: 4000000, returned: 0 },
          { status: 'disbursing', approved: 4_000_000, paid: 4000000, returned: 0 },
        ),
      },
    },
  },
  'grant.closed': {
    says: 'A grant is done: the group owes what was not spent.',
    sample: {
      ...envelope(50),
      ...aboutGrant,
      type: 'grant.closed',
      data: {
        ...grantData(
          { status: 'reported', approved: 4_000_000, paid: 4000000, returned: 0 },
          { status: 'closed', approved: 4_000_000, paid: 4000000, returned: 0, owed: 100000 },
        ),
        released: 0,
        peopleReached: 120,
        spent: 3_900_000,
      },
    },
  },
  'grant.repaid': {
    says: 'Someone took what the group gave back; a second must confirm it.',
    sample: {
      ...envelope(70),
      ...aboutGrant,
      type: 'grant.repaid',
      data: {
        ...grantData(
          { status: 'closed', approved: 4_000_000, paid: 4000000, returned: 0, owed: 100000 },
          { status: 'closed', approved: 4_000_000, paid: 4000000, returned: 0, owed: 100000 },
        ),
        amount: 100_000,
      },
    },
  },
  'grant.repayment-confirmed': {
    says: 'Someone else confirmed what the group gave back: it is in the budget again.',
    sample: {
      ...envelope(71),
      ...aboutGrant,
      type: 'grant.repayment-confirmed',
      data: {
        ...grantData(
          { status: 'closed', approved: 4_000_000, paid: 4000000, returned: 0, owed: 100000 },
          { status: 'closed', approved: 4_000_000, paid: 4000000, returned: 100000 },
        ),
        amount: 100_000,
      },
    },
  },
  'budget.set': {
    says: 'What a centre may grant in a year was set, or changed.',
    sample: {
      ...envelope(51),
      subject: 'budget/kirkuk/2026',
      actor: { kind: 'staff', id: 'f3a1' },
      type: 'budget.set',
      data: { budgetOf: 'kirkuk', budgetYear: 2026, currency: 'IQD', total: 40_000_000, before: null },
    },
  },
  'panel.called': {
    says: 'A meeting is called to decide on applications.',
    sample: {
      ...envelope(52),
      ...aboutPanel,
      type: 'panel.called',
      data: { ...panelData, heldOn: '2026-11-30', applications: 12 },
    },
  },
  'panel.scored': {
    says: 'Someone of the panel gave an application her scores.',
    sample: {
      ...envelope(53),
      ...aboutPanel,
      type: 'panel.scored',
      data: { ...panelData, scoredGrantId: ids.grant },
    },
  },
  'panel.decided': {
    says: 'What a panel decided was recorded, on all its applications in the same instant.',
    sample: {
      ...envelope(54),
      ...aboutPanel,
      type: 'panel.decided',
      data: { ...panelData, approved: 1, rejected: 0, returned: 0, postponed: 0 },
    },
  },
  'panel-member.added': {
    says: 'A phone is told each morning what waits for the panel of its centre.',
    sample: {
      ...envelope(55),
      ...aboutPanelMember,
      type: 'panel-member.added',
      data: { panelMemberId: ids.focalPoint },
    },
  },
  'panel-member.removed': {
    says: 'A phone is not told any more what waits for a panel.',
    sample: {
      ...envelope(56),
      ...aboutPanelMember,
      type: 'panel-member.removed',
      data: { panelMemberId: ids.focalPoint },
    },
  },
};
