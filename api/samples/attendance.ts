/** Examples of the calls about a session's sheet. A test holds each against its schema. */
const personId = '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a12';
const registrationId = '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a10';
const markId = '6f1c4a52-9b0e-4d8a-8f2e-3c7d5e9a1b20';
const markedAt = '2026-11-30T07:04:00.000Z';
const words = { ar: 'زيتون', ckb: 'زەیتوون', en: 'olive' };

export const sheet = {
  deviceId: 'tablet-2',
  marks: [{ personId, status: 'present', markId, markedAt, replaces: [] }],
};

export const recorded = { came: 14, disputed: [], refused: [] };

export const attendancePage = {
  session: {
    activityId: '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a13',
    sessionId: '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a14',
    code: '214',
    centre: 'kirkuk',
    kind: 'sewing',
    start: '2026-11-30T07:00:00.000Z',
    end: '2026-11-30T09:00:00.000Z',
    room: 'Room 2',
    status: 'planned',
    came: 14,
    checkIn: words,
  },
  items: [
    {
      personId,
      registrationId,
      name: 'منال',
      registration: 'confirmed',
      status: 'present',
      isDisputed: false,
      couldNotKnow: false,
      childcare: 2,
      childrenWaiting: 0,
      standing: [
        {
          markId,
          status: 'present',
          markedAt,
          receivedAt: '2026-11-30T07:06:10.000Z',
          by: 'staff',
          staffId: 'f3a1',
        },
      ],
    },
  ],
  cursor: null,
};

export const walkIn = {
  name: 'منال كريم',
  phone: '٠٧٥٠ ١٢٣ ٤٥٦٧',
  language: 'ar',
  gender: 'female',
  birthYear: 1990,
  consent: true,
};

export const walkedIn = {
  personId,
  registrationId,
  status: 'present',
  came: 15,
  childcare: 0,
  childrenWaiting: 0,
};

export const checkIn = { words, openedAt: '2026-11-30T06:50:00.000Z' };
