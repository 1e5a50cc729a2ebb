/** Examples of grants as staff keep them. A test holds each against its schema. */
import { beginRequest } from './applications.ts';

const grantId = '01a20a6f-8039-7000-8a61-3f0c2d7b9e52';
const {
  centre: _centre,
  language: _language,
  consent: _consent,
  contact,
  members,
  ...content
} = beginRequest;

export const handInRequest = { ...beginRequest, number: '483920' };

export const grantItem = {
  grantId,
  number: '483920',
  centre: 'kirkuk',
  theme: 'community-garden',
  place: 'گەڕەکی ڕەحیماوا',
  currency: 'IQD',
  status: 'screened',
  since: '2026-11-24T07:00:00.000Z',
  submittedAt: '2026-11-23T07:00:00.000Z',
  application: 1,
  asked: 4_000_000,
  proposed: null,
  approved: null,
  paid: 0,
  returned: 0,
  owed: 0,
  takenBack: null,
  reportDueOn: null,
  version: 2,
};

export const version = {
  ...content,
  application: 1,
  submittedAt: '2026-11-23T07:00:00.000Z',
  currency: 'IQD',
  files: [],
};

export const grant = {
  ...grantItem,
  content: version,
  contact: { name: contact.name, phone: '+9647701234567' },
  members,
  approvals: [],
  interests: [],
  tranches: [],
  report: null,
  reason: null,
  can: ['return', 'reject', 'approve', 'declare-interest'],
};

const nothing = { approved: null, paid: 0, returned: 0 };
export const history = [
  {
    eventId: '01a20a6f-8040-7000-8000-000000000036',
    type: 'grant.submitted',
    at: '2026-11-23T07:00:00.000Z',
    author: 'participant',
    application: 1,
    before: { status: null, ...nothing },
    after: { status: 'submitted', ...nothing },
    tranche: null,
    amount: 4_000_000,
    reason: null,
    authorName: null,
    isAnswered: false,
  },
];

export const draft = {
  number: '483920',
  centre: 'kirkuk',
  language: 'ckb',
  currency: 'IQD',
  contact: { name: null, phone: '+9647701234567' },
  members: [],
  content: {},
};

export const totals = {
  scope: 'centre:kirkuk',
  period: 'all',
  submitted: 12,
  approved: 7,
  rejected: 2,
  closed: 3,
  peopleReached: 410,
  sums: [{ currency: 'IQD', asked: 48_000_000, approved: 25_000_000, paid: 18_000_000, returned: 150_000 }],
  decisionDays: { median: 9, ninetieth: 21 },
};

export const budget = {
  centre: 'kirkuk',
  year: 2026,
  currency: 'IQD',
  total: 40_000_000,
  reserved: 4_000_000,
  paid: 6_000_000,
  free: 30_000_000,
  version: 1,
};

const panelId = '01a20a6f-8038-7000-8b19-6d2e0f4c8a63';
export const panelRequest = {
  centre: 'kirkuk',
  heldOn: '2026-11-30',
  criteria: ['Need', 'Plan'],
  grantIds: [grantId],
};
export const panel = {
  panelId,
  centre: 'kirkuk',
  heldOn: '2026-11-30',
  criteria: ['Need', 'Plan'],
  status: 'called',
  decidedAt: null,
  applications: [
    { grantId, decision: null, scores: [{ staffId: 'f3a1', scores: [5, 4] }], mean: 4.5, grant: grantItem },
  ],
  version: 1,
};
export const scores = { grantId, scores: [5, 4] };
export const outcome = {
  outcomes: [{ grantId, version: 2, decision: 'approve', amount: 3_000_000, application: 1 }],
};

export const memberRequest = { phone: '٠٧٧٠ ١٢٣ ٤٥٦٧', language: 'ckb', centre: 'kirkuk' };
export const member = {
  panelMemberId: '01a20a6f-803a-7000-8f11-5a0b7c9d2e41',
  phone: '+9647701234567',
  language: 'ckb',
  centre: 'kirkuk',
  addedAt: '2026-11-23T07:00:00.000Z',
};

const reason = 'پلانەکە ڕوون نییە';
/** What each move is given, by its name. */
export const moves = {
  screen: {},
  return: { reason },
  reject: { reason },
  approve: { amount: 3_000_000, application: 1 },
  'declare-interest': {},
  plan: {
    tranches: [
      { amount: 2_000_000, dueOn: '2026-12-01', condition: '' },
      { amount: 1_000_000, dueOn: '2027-01-15', condition: 'The trees are planted' },
    ],
    reportDueOn: '2027-03-15',
  },
  disburse: { tranche: 1 },
  confirm: { tranche: 1 },
  report: { peopleReached: 120, spent: [1_900_000, 1_000_000], story: 'باخچەکە ئامادەیە' },
  'return-report': { reason },
  close: {},
  withdraw: {},
  cancel: { reason },
  'take-back': { amount: 150_000 },
  'confirm-back': {},
} as const;
