import { type ComponentChildren, h } from 'preact';
import type { Language } from '#events/index.ts';
import { directionOf } from '#shared/language/index.ts';
import { type MessageKey, renderStored } from '#shared/language/messages/index.ts';
import { gaps, gapsOf, numberOf, oneOfEachForm, sampleOf } from './gaps.ts';
import { isUnprompted } from './groups.ts';
import { isTooLong, longest, type Measured, sample } from './measured.ts';

/** What can stand in a page. */
export type Shown = ComponentChildren;

/** A cell of a language's column, written its way. */
export const cell = (language: Language, ...shown: readonly Shown[]): Shown =>
  h('td', { key: language, lang: language, dir: directionOf[language] }, ...shown);

/** The key, the place of the text, and the values of its gaps. */
export function about(key: MessageKey): Shown {
  const said = isUnprompted(key) ? 'unprompted' : 'answer';
  return [
    h('code', null, key),
    key.startsWith('sms.') && h('p', { class: said }, said),
    h(
      'ul',
      null,
      gapsOf(key).map((name) => h('li', { key: name }, h('b', null, name), `: ${gaps[name].is}`)),
    ),
  ];
}

/** A text message with sample data, and with the longest that is real where that differs. */
export function textMessage(key: MessageKey, language: Language): Shown {
  const [short, long] = [sample(key, language), longest(key, language)];
  return [
    bubble(short.text),
    measures(short, isTooLong(key, short)),
    long.text !== short.text && [bubble(long.text, 'long'), measures(long, isTooLong(key, long))],
    forms(key, language),
  ];
}

/** A text of a page with sample data. */
export const onScreen = (key: MessageKey, language: Language): Shown => [
  h('p', { class: 'plain' }, renderStored(key, language, sampleOf(key, language))),
  forms(key, language),
];

/** A text message as a phone shows it. */
export const bubble = (text: string, kind = ''): Shown => h('p', { class: `bubble ${kind}`.trim() }, text);

export function measures({ encoding, characters, segments, cents }: Measured, isWrong = false): Shown {
  const counted = `${segments} ${segments === 1 ? 'segment' : 'segments'}`;
  return h(
    'p',
    { class: isWrong ? 'measures wrong' : 'measures', lang: 'en', dir: 'ltr' },
    `${encoding} · ${characters} characters · ${counted} · ${cents} ¢`,
    isWrong && ' · must be one segment',
  );
}

/** A text with a number in words, said with a number of each plural form. */
function forms(key: MessageKey, language: Language): Shown {
  const name = numberOf(key, language);
  if (name === undefined) return null;
  const said = oneOfEachForm.map((count) =>
    renderStored(key, language, { ...sampleOf(key, language), [name]: count }),
  );
  return h(
    'ul',
    { class: 'forms' },
    [...new Set(said)].map((text) => h('li', { key: text }, text)),
  );
}
