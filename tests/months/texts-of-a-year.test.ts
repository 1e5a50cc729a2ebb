/** What must hold of every text that the months have sent; runs after all others of this folder. */
import { expect, inject, it } from 'vitest';
import { endOfQuiet } from '#shared/language/index.ts';
import { localDate, localTime } from '#shared/language/time/time.ts';
import { claimedIn } from './claims.ts';
import { keptOf, standingIn } from './kept.ts';
import { firstNamed, quietHours, textsOf } from './texts.ts';

const outputs = inject('outputs');
const cloud = { ...outputs, endpoint: inject('endpoint') };
const [texts, kept] = [await textsOf(cloud), await keptOf(cloud)];

const unasked = new Set(['notice', 'reminder', 'broadcast']);
const shown = ({ at, body }: { readonly at: string; readonly body: string }) =>
  `${localDate(at)} ${localTime(at)} ${body}`;

it('there are texts of every kind to look at', () => {
  const purposes = new Set(texts.map(({ purpose }) => purpose));
  expect([...purposes]).toEqual(expect.arrayContaining(['answer', 'notice', 'reminder']));
  expect(texts.some((text) => firstNamed(text) !== undefined)).toBe(true);
});

it('nothing arrives unasked between nine in the evening and eight in the morning', () => {
  const atNight = texts.filter(
    ({ purpose, at }) => unasked.has(purpose) && endOfQuiet(new Date(at), quietHours) !== undefined,
  );
  expect(atNight.map(shown)).toEqual([]);
});

it('the day and hour that a text names lies ahead as it arrives', () => {
  const behind = texts.filter((text) => {
    const named = firstNamed(text);
    return named !== undefined && named <= text.at;
  });
  expect(behind.map(shown)).toEqual([]);
});

it('the place is hers and the course is open at the hour a text says so', () => {
  const standing = standingIn(kept);
  const claims = texts.flatMap((text) => claimedIn(text, standing));
  expect([...new Set(claims.map(({ what }) => what))]).toEqual(
    expect.arrayContaining(['place', 'session', 'offer', 'line', 'completed', 'given-up']),
  );
  expect(
    claims.flatMap(({ text, untrue }) => (untrue === undefined ? [] : [`${untrue}: ${shown(text)}`])),
  ).toEqual([]);
});
