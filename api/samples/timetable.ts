/** Examples of timetables. A test holds each against its schema. */
export const session = {
  sessionId: '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a12',
  activityId: '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a13',
  code: '214',
  centre: 'kirkuk',
  kind: 'sewing',
  start: '2026-11-29T07:00:00.000Z',
  end: '2026-11-29T09:00:00.000Z',
  room: 'Room 2',
  status: 'planned',
  came: 0,
  version: 1,
};

export const placesRequest = { capacity: 25, childcareCapacity: 10 };
export const places = {
  activityId: session.activityId,
  code: session.code,
  ...placesRequest,
  placesUntil: null,
  version: 3,
};
export const timetable = { activityVersion: 2, items: [session], cursor: null };

/** Sunday, Tuesday and Thursday for three months. */
export const timetableRequest = {
  weekly: {
    days: [0, 2, 4],
    from: '10:00',
    to: '12:00',
    first: '2026-11-29',
    last: '2027-02-25',
    except: ['2026-12-31'],
    room: 'Room 2',
  },
};

export const announceRequest = {
  code: '214',
  centre: 'kirkuk',
  kind: 'sewing',
  titles: { ar: 'دورة الخياطة للنساء', ckb: 'کۆرسی دروومان بۆ ئافرەتان', en: 'Sewing course for women' },
  capacity: 20,
  childcareCapacity: 8,
  audience: { gender: 'female', minAge: 16 },
  enrolment: { opensAt: '2026-11-16T05:00:00.000Z', closesAt: '2026-11-29T07:00:00.000Z' },
  sensitive: false,
  timetable: timetableRequest,
};

export const moveRequest = { start: '2026-11-30T07:00:00.000Z', room: 'Hall' };
