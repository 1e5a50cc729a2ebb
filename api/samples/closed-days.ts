/** Examples of closed days. A test holds each against its schema. */
const eid = {
  first: '2027-03-10',
  last: '2027-03-12',
  kind: 'moving-feast',
  names: { ar: 'عيد الفطر', ckb: 'جەژنی ڕەمەزان', en: 'Eid al-Fitr' },
  holiday: 'eid-al-fitr',
} as const;
const easter = {
  ...{ first: '2027-03-28', last: '2027-03-29', kind: 'moving-feast', holiday: 'easter' },
  names: { ar: 'عيد القيامة', ckb: 'جەژنی هەستانەوەی مەسیح', en: 'Easter' },
  ...{ isFor: 'christians', source: 'community', doubt: 'community' },
} as const;
export const request = { weekly: [5], days: [eid], open: [] };
export const closedDays = {
  ...{ centre: 'kirkuk', ...request, items: [{ ...eid, certainty: 'kept' }], offered: [easter] },
  ...{ changedBy: 'f3a1', changedAt: '2027-03-09T16:00:00.000Z', version: 4 },
};
