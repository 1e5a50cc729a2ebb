/** Examples of what a team leader follows up. A test holds each against its schema. */
export const concern = {
  concernId: 'absences-0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a10',
  about: 'absences',
  centre: 'kirkuk',
  status: 'open',
  code: '214',
  activityId: '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a12',
  sessionId: null,
  registrationId: '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a10',
  personId: '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a13',
  grantId: null,
  number: null,
  waitsFor: null,
  year: null,
  rearrangementId: null,
  forAdministrators: false,
  raisedAt: '2026-12-11T09:00:00.000Z',
  settledAt: null,
  outcome: null,
  version: 1,
};
export const openConcern = { ...concern, person: { name: 'منال كريم', phone: '+9647701234567' } };
export const settled = {
  ...concern,
  status: 'settled',
  outcome: 'kept',
  settledAt: '2026-12-12T07:00:00.000Z',
  version: 2,
};

export const untold = {
  concernId: 'untold-3f6c1a9be07d4c52a811d2e4-0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a13',
  centre: 'kirkuk',
  person: { personId: concern.personId, name: 'منال كريم', phone: '+9647701234567' },
  what: 'A place is free in 214',
  reason: 'stopped',
  activityId: concern.activityId,
  messageId: null,
  since: '2026-12-11T09:00:00.000Z',
  until: null,
  version: 1,
};

export const calls = {
  concernId: 'calls-0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a14',
  centre: 'kirkuk',
  activityId: concern.activityId,
  sessionId: '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a14',
  code: '214',
  rearrangementId: null,
  status: 'open',
  tellBy: '2026-12-12T04:00:00.000Z',
  items: [
    {
      personId: concern.personId,
      name: 'منال كريم',
      phone: '+9647701234567',
      reason: 'night',
      calledAt: '2026-12-11T19:10:00.000Z',
      calledBy: 'f3a1',
    },
  ],
  version: 2,
};
