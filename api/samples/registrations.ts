/** Examples of what is on and of registering for it. A test holds each against its schema. */
const token = 'AZOm8lsOfBGdLm8fDD-aEAGTpvJbDnwRnS5vHww_mhH3Qk9uWxT5cLr0bYdVaE2-';
const manageUrl = `https://diwan.example/registrations/${token}`;
const registrationId = '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a10';

export const centres = { items: [{ id: 'kirkuk', name: 'کەرکوک' }], cursor: null };

export const activity = {
  code: '214',
  centre: 'kirkuk',
  kind: 'sewing',
  title: 'کۆرسی دروومان بۆ ئافرەتان',
  capacity: 20,
  placesLeft: 3,
  waiting: 0,
  childcareLeft: 8,
  audience: { gender: 'female', minAge: 16 },
  enrolment: { opensAt: '2026-11-16T05:00:00.000Z', closesAt: '2026-11-30T07:00:00.000Z' },
  sessions: [{ start: '2026-11-30T07:00:00.000Z', end: '2026-11-30T09:00:00.000Z' }],
};

export const registrationRequest = {
  activityCode: '214',
  name: 'منال كريم',
  phone: '٠٧٥٠ ١٢٣ ٤٥٦٧',
  language: 'ar',
  gender: 'female',
  birthYear: 1990,
  childcare: 2,
  consent: true,
};

export const registered = {
  registrationId,
  status: 'confirmed',
  position: null,
  childcare: 1,
  childrenWaiting: 1,
  manageUrl,
};

export const registration = {
  registrationId,
  activity: { code: '214', title: 'دورة الخياطة للنساء', centre: 'kirkuk' },
  status: 'confirmed',
  position: null,
  deadline: null,
  startsAt: '2026-11-30T07:00:00.000Z',
  childcare: 2,
  childrenWaiting: 0,
  certificate: null,
  manageUrl,
};
