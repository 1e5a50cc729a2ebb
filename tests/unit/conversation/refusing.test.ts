import { describe, expect, it } from 'vitest';
import { lineForRefusal } from '#shared/conversation/lines/refusals.ts';
import { languages } from '#shared/language/index.ts';
import { isMessageKey, renderStored } from '#shared/language/messages/index.ts';
import type { Refusal } from '#shared/registration/index.ts';

const code = '214';
const registration = {
  registrationId: 'r',
  activityId: 'a',
  code,
  centre: 'kirkuk',
  kind: 'sewing',
  personId: 'p',
  status: 'confirmed',
  childcare: 0,
  gender: 'female',
  ageBand: 'unknown',
  group: 'idp',
  language: 'ar',
  registeredAt: '2026-11-23T07:00:00.000Z',
  startsAt: '2026-12-07T07:00:00.000Z',
  secret: 's',
  version: 1,
} as const;
const at = '2026-11-24T07:00:00.000Z';
const refusals: readonly Refusal[] = [
  { refused: 'unknown-code', code },
  { refused: 'enrolment-not-open', code, opensAt: at },
  { refused: 'enrolment-closed', code, closesAt: at },
  { refused: 'course-over', code },
  { refused: 'places-over', code },
  { refused: 'one-more', code },
  { refused: 'audience-gender', code, gender: 'female' },
  { refused: 'audience-gender', code, gender: 'male' },
  { refused: 'audience-age', code, minAge: 15, maxAge: 24 },
  { refused: 'audience-age', code, minAge: 15, maxAge: null },
  { refused: 'audience-age', code, minAge: null, maxAge: 24 },
  { refused: 'childcare-not-offered', code },
  { refused: 'childcare-too-many', code, max: 2 },
  { refused: 'already-registered', code, registration },
  { refused: 'already-registered', code, registration: { ...registration, status: 'waitlisted' } },
  { refused: 'already-registered', code, registration: { ...registration, status: 'offered', deadline: at } },
  { refused: 'which-person', code },
  { refused: 'not-registered', code },
  { refused: 'no-offer', code: null },
  { refused: 'offer-ended', code },
];

describe('a refusal', () => {
  it.each(refusals)('$refused has a text in every language, with nothing missing', (refusal) => {
    const { key, args } = lineForRefusal(refusal);
    if (!isMessageKey(key)) throw new Error(`No text ${key}`);
    for (const language of languages) {
      const said = renderStored(key, language, args);
      expect(said).not.toMatch(/[{}]|undefined|null/);
      // Rule 7: nothing said to a phone tells how someone came to live where she lives.
      expect(said).not.toMatch(/idp|refugee|displaced|نازح|ئاوارە/i);
    }
  });
});
