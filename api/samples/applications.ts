/** Examples of applying for a grant. A test holds each against its schema. */
const token = 'AaIHNFWBcACAAAABAAAAAUJ3Y5dZhQ2kLm8fDD-aEAE';
const manageUrl = `https://diwan.example/applications/${token}`;
const content = {
  theme: 'community-garden',
  place: 'گەڕەکی ڕەحیماوا',
  what: 'باخچەیەک بۆ هەمووان',
  why: 'لەم گەڕەکەدا شوێنێکی سەوز نییە',
  amount: 4_000_000,
  lines: [
    { what: 'دار', amount: 2_500_000 },
    { what: 'کورسی', amount: 1_500_000 },
  ],
  startsOn: '2026-12-01',
  endsOn: '2027-02-28',
};

export const beginRequest = {
  centre: 'kirkuk',
  language: 'ckb',
  consent: true,
  contact: { name: 'شیلان کەریم', phone: '٠٧٧٠ ١٢٣ ٤٥٦٧' },
  members: ['هیوا ڕەشید', 'نەسرین عەلی'],
  ...content,
};
export const begun = { number: '483920', manageUrl };

export const changeRequest = { place: 'گەڕەکی ئازادی', endsOn: null };

export const draft = {
  number: '483920',
  status: 'draft',
  since: '2026-11-23T07:00:00.000Z',
  version: 2,
  locked: false,
  can: ['change', 'submit'],
  manageUrl,
  keptUntil: '2026-12-23T07:00:00.000Z',
  centre: 'kirkuk',
  language: 'ckb',
  currency: 'IQD',
  contact: { name: 'شیلان کەریم', phone: '+9647701234567' },
  members: ['هیوا ڕەشید'],
  content,
  files: [],
  missing: [{ pointer: '/members', detail: 'Please give the names of two other members' }],
};

export const submitted = {
  number: '483920',
  status: 'submitted',
  since: '2026-11-24T07:00:00.000Z',
  version: 3,
  locked: true,
  can: ['ask-code', 'withdraw'],
  manageUrl,
};

export const fileRequest = { name: 'نرخی بۆیە.pdf', type: 'application/pdf', size: 182_400 };
const fileId = '019ac3f0-5b80-7c7a-9f0e-3d1c5a7b9e02';
/** A file name without its ending: the type is known from the content. */
export const keptFile = { fileId, ...fileRequest, name: 'نرخی بۆیە', status: 'kept' };
export const announced = {
  file: { ...keptFile, status: 'expected' },
  upload: {
    url: 'https://diwan-prod-files.s3.eu-central-1.amazonaws.com/',
    fields: { key: `incoming/019ac3f0-1111-7c7a-9f0e-3d1c5a7b9e02/${fileId}`, Policy: 'eyJl…' },
    expiresAt: '2026-11-23T07:15:00.000Z',
  },
};

export const code = { until: '2026-11-24T07:10:00.000Z' };
export const unlockRequest = { code: '٠٤٨٢٩١' };
export const unlocked = { key: 'Q3Y5dZhQ2kLm8fDD-aEAEA', until: '2026-11-24T07:40:00.000Z' };

export const reportRequest = {
  peopleReached: 120,
  spent: [2_400_000, 1_500_000],
  story: 'باخچەکە ئامادەیە و هەموو ئێوارەیەک منداڵ تێیدا یاری دەکەن',
};
