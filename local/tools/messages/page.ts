import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Language } from '#events/index.ts';
import { directionOf, languages, nativeNameOf } from '#shared/language/index.ts';
import type { MessageKey } from '#shared/language/messages/index.ts';
import { about, bubble, cell, measures, onScreen, type Shown, textMessage } from './cells.ts';
import { everyKey } from './gaps.ts';
import { type Grouped, screenGroups, textMessageGroups } from './groups.ts';
import { longestUnprompted, type Measured, measure } from './measured.ts';
import { stylesheet } from './stylesheet.ts';
import { wholeTexts } from './whole-texts.ts';

/** Every text of the catalogue in every language, on one self-contained page. */
export const messagesPage = (): string =>
  `<!doctype html>\n${renderToString(
    h(
      'html',
      { lang: 'en', dir: 'ltr' },
      h(
        'head',
        null,
        h('meta', { charset: 'utf-8' }),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        h('title', null, 'Diwan: every message in three languages'),
        h('style', { dangerouslySetInnerHTML: { __html: stylesheet } }),
      ),
      h(
        'body',
        null,
        h('header', null, ...opening(), ...nearest()),
        h('h2', { class: 'part' }, 'Text messages'),
        textMessageGroups(everyKey).map((group) => section(group, textMessage)),
        together(),
        h('h2', { class: 'part' }, 'Pages, forms and the console'),
        screenGroups(everyKey).map((group) => section(group, onScreen)),
      ),
    ),
  )}\n`;

function opening(): readonly Shown[] {
  const says = [
    `${everyKey.length} texts. A text message is shown with sample data, and below it, in a dashed frame, with the longest that can really stand in its gaps. What stands in its gaps is named on the left; where a number changes the words, every form is shown.`,
    `A text message is sent in segments of 160 characters in English letters, or of 70 in Arabic and Kurdish ones (153 and 67 where there are several). One segment costs ${measure('.').cents} US cents. A text that goes out unprompted must be one segment.`,
    'Words in capitals in English, and the words after a colon in Arabic and Kurdish, are what people text back: they must be words that are understood. Texts speak to a woman and a man alike.',
  ];
  return [h('h1', null, 'Every message in three languages'), says.map((text) => h('p', { key: text }, text))];
}

function nearest(): readonly Shown[] {
  const rows = longestUnprompted(5).map((text, at) =>
    h(
      'tr',
      { key: at },
      h('th', { scope: 'row' }, h('code', null, text.key), h('p', null, nativeNameOf[text.language])),
      cell(text.language, bubble(text.text, 'long')),
      h('td', null, measures(text), h('p', { class: 'measures' }, roomIn(text))),
    ),
  );
  const table = h('table', { class: 'nearest' }, head('Text', 'At its longest', 'Measures'), body(rows));
  return [h('h2', null, 'The five longest unprompted texts'), table];
}

function roomIn({ encoding, size }: Measured): string {
  const left = Math.floor((1120 - size) / (encoding === 'GSM-7' ? 7 : 16));
  if (left === 0) return 'its segment is full';
  return left === 1 ? 'room for 1 more character' : `room for ${left} more characters`;
}

const head = (...cells: readonly Shown[]): Shown =>
  h(
    'thead',
    null,
    h(
      'tr',
      null,
      cells.map((shown, at) => h('th', { key: at, scope: 'col' }, shown)),
    ),
  );
const body = (rows: Shown): Shown => h('tbody', null, rows);

/** English first: the others are translations of it. */
const columns: readonly Language[] = ['en', ...languages.filter((language) => language !== 'en')];

const languageNames = columns.map((language) =>
  h('span', { key: language, lang: language, dir: directionOf[language] }, nativeNameOf[language]),
);
const table = (first: string, rows: Shown): Shown =>
  h('table', { class: 'texts' }, head(first, ...languageNames), body(rows));

function section(group: Grouped, cellOf: (key: MessageKey, language: Language) => Shown): Shown {
  const rows = group.keys.map((key) =>
    h(
      'tr',
      { key, id: key },
      h('th', { scope: 'row' }, about(key)),
      columns.map((language) => cell(language, cellOf(key, language))),
    ),
  );
  return h(
    'section',
    { key: group.title },
    h('h3', null, group.title),
    h('p', null, group.when),
    table('Text and its gaps', rows),
  );
}

/** Several lines in one text message. */
function together(): Shown {
  const rows = wholeTexts.map(({ when, in: said }) =>
    h(
      'tr',
      { key: when },
      h('th', { scope: 'row' }, when),
      columns.map((language) => {
        const text = measure(said(language));
        return cell(language, bubble(text.text), measures(text));
      }),
    ),
  );
  return h(
    'section',
    null,
    h('h3', null, 'Several lines in one text message'),
    h('p', null, 'As they are sent together most often.'),
    table('When', rows),
  );
}
