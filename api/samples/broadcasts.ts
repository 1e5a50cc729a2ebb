/** Examples of broadcasts in the OpenAPI document. */
export const broadcastRequest = {
  centre: 'kirkuk',
  audience: { of: 'centre' },
  texts: {
    ar: 'المركز مغلق غداً بسبب الأمطار.',
    ckb: 'سەنتەرەکە سبەی بەهۆی بارانەوە داخراوە.',
    en: 'The centre is closed tomorrow because of the rain.',
  },
};

export const broadcast = {
  ...broadcastRequest,
  broadcastId: '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a12',
  status: 'running',
  draftedAt: '2026-11-23T07:00:00.000Z',
  preview: {
    phones: 812,
    optedOut: 9,
    segments: 1_204,
    cost: 120_400_000,
    languages: { ar: 512, ckb: 280, en: 20 },
  },
  needsSecondPerson: true,
  pages: 3,
  pagesDone: 1,
  counts: { sent: 388, delivered: 301, failed: 2, dropped: 4, optedOut: 3 },
  version: 3,
};
