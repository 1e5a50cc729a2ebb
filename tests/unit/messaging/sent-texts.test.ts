import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '#events/index.ts';
import { everyKey, gaps, gapsOf, sampleOf } from '#local/tools/messages/gaps.ts';
import { isMessageKey, type MessageKey, renderStored } from '#shared/language/messages/index.ts';
import { namesTopic, present } from '#shared/messaging/render/render.ts';
import { oddSpaces, typedName, typedText, unseen } from '#tests/support/chance/letters.ts';
import { runs } from '#tests/support/chance/runs.ts';

/** Spaces that are no plain ones, and marks of direction: an English text with one of them costs twice as much. */
const neverSent = /[\u202f\u2009\u00a0\u061c\u200e\u200f\ufeff]/u;

const everySent = everyKey.filter((key) => key.startsWith('sms.'));
const odd = [...oddSpaces, ...unseen.marks];
/** As someone's phone or a copied text has it. */
const asTyped = (text: string): string => `${odd.join('')}${[...text].join('\u200f')}\u00a0${text}\u202f`;
const typedByPeople: ReadonlySet<string> = new Set(['name', 'title', 'text']);

describe.each(languages)('what is sent in %s', (language) => {
  const sent = (change: (name: string, value: string | number) => string | number) =>
    everySent.flatMap((key) =>
      gapsOf(key).length === 0
        ? [{ key, text: renderStored(key, language, {}) }]
        : gapsOf(key).flatMap((gap) =>
            gaps[gap].real(language).map((value) => {
              const given = Object.entries({ ...sampleOf(key, language), [gap]: value });
              const args = Object.fromEntries(given.map(([name, each]) => [name, change(name, each)]));
              return { key, text: renderStored(key, language, args) };
            }),
          ),
    );

  test('holds no mark and no space that is not seen, with everything real in its gaps', () => {
    const texts = sent((_name, value) => value);
    expect(texts.length).toBeGreaterThan(300);
    expect(texts.filter(({ text }) => neverSent.test(text)).map(({ key }) => key)).toEqual([]);
  });

  test('holds none either where names, titles and notices were typed with them', () => {
    const texts = sent((name, value) =>
      typedByPeople.has(name) && typeof value === 'string' ? asTyped(value) : value,
    );
    expect(texts.filter(({ text }) => neverSent.test(text)).map(({ key }) => key)).toEqual([]);
  });

  test('as a whole message neither, whatever its name, its title and its notice are', () => {
    const said = (key: MessageKey, more: Readonly<Record<string, string>>, name: string | null) =>
      present({
        lines: [{ key, args: { ...sampleOf(key, language), ...more }, name }],
        language,
        introduction: 'consent',
      });
    expect([...namesTopic].every(isMessageKey)).toBe(true);
    fc.assert(
      fc.property(typedName, typedText, (name, text) => {
        const texts = [
          said('sms.confirmed', {}, name),
          said('sms.listLine', { title: text }, null),
          said('sms.broadcast', { text }, null),
        ];
        for (const each of texts) expect(each).not.toMatch(neverSent);
      }),
      { numRuns: runs(300) },
    );
  });
});

test('joiners and isolates, which words and numbers are read by, are sent as they were typed', () => {
  const text = 'به\u200cرێوەبەر \u20680750 123 4567\u2069';
  expect(renderStored('sms.broadcast', 'ckb', { centre: 'kirkuk', text })).toContain(text);
});

test('on a page a title and a name stay as they were typed', () => {
  const typed = 'Sewing\u00a02';
  const onPages = everyKey.filter((key) => !key.startsWith('sms.'));
  const [shown, ...more] = onPages.flatMap((key) =>
    gapsOf(key)
      .filter((gap) => typedByPeople.has(gap))
      .map((gap) => renderStored(key, 'en', { ...sampleOf(key, 'en'), [gap]: typed })),
  );
  expect(shown).toBeDefined();
  for (const text of [shown, ...more]) expect(text).toContain(typed);
});
