/** Examples of moving or cancelling sessions together. A test holds each against its schema. */
export const request = {
  centre: 'kirkuk',
  first: '2027-03-09',
  last: '2027-03-12',
  how: { as: 'cancel' },
} as const;
export const rearrangement = {
  rearrangementId: '01a20a6f-8040-7000-8000-00000000ea1d',
  ...request,
  ...{ status: 'ready', activities: 10, activitiesDone: 0, sessions: 14, sessionsLeft: 0 },
  preview: { people: 212, texts: 198, notInTime: 3, segments: 198, cost: 19_800_000 },
  ...{ remarks: [], draftedBy: 'f3a1', draftedAt: '2027-03-07T08:00:00.000Z', confirmedBy: null, version: 2 },
};

export const calls = {
  ...{ rearrangementId: rearrangement.rearrangementId, centre: 'kirkuk', isDone: true, people: 1, toCall: 1 },
  items: [
    {
      personId: '01a20a6f-8040-7000-8000-0000000000a1',
      ...{ name: 'منال كريم', phone: '+9647701234567', reason: 'night', isOpen: true },
      ...{ calledAt: null, calledBy: null },
      sessions: [
        {
          ...{ code: '214', activityId: '01a20a6f-8040-7000-8000-0000000000b1' },
          ...{
            sessionId: '01a20a6f-8040-7000-8000-0000000000c1',
            from: '2027-03-09T05:00:00.000Z',
            to: null,
          },
          tellBy: '2027-03-09T04:00:00.000Z',
        },
      ],
    },
  ],
  cursor: null,
};
