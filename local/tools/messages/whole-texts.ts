import type { Language } from '#events/index.ts';
import { demoActivities } from '#local/demo/activities.ts';
import type { MessageKey } from '#shared/language/messages/index.ts';
import type { Introduction } from '#shared/messaging/render/first-text-notice.ts';
import type { NamedLine } from '#shared/messaging/render/recipient.ts';
import { present } from '#shared/messaging/render/render.ts';
import { gaps, sampleOf } from './gaps.ts';

type Whole = {
  readonly when: string;
  readonly introduction: Introduction;
  readonly lines: (language: Language) => readonly NamedLine[];
};

const line = (key: MessageKey, language: Language): NamedLine => ({
  key,
  args: sampleOf(key, language),
  name: null,
});
const named = (key: MessageKey, language: Language): NamedLine => ({
  ...line(key, language),
  name: String(gaps.name.sample(language)),
});

/** The answer to LIST in Kirkuk; the title of a sensitive activity is left out. */
const listed = (language: Language): readonly NamedLine[] => [
  line('sms.listHead', language),
  ...demoActivities
    .filter(({ centre }) => centre === 'kirkuk')
    .slice(0, 6)
    .map(
      ({ code, sensitive, capacity, [language]: title }): NamedLine =>
        sensitive === true
          ? { key: 'sms.listLineSensitive', args: { code, placesLeft: capacity }, name: null }
          : { key: 'sms.listLine', args: { code, placesLeft: capacity, title }, name: null },
    ),
];

/** The most common text messages that are made of several lines. */
const wholes: readonly Whole[] = [
  {
    when: 'The first answer a phone gets: a place, how the data is kept, the first question',
    introduction: 'consent',
    lines: (language) => [line('sms.confirmed', language), line('sms.ask.name', language)],
  },
  {
    when: 'A question was answered, and another is open',
    introduction: 'none',
    lines: (language) => [line('sms.thanks', language), line('sms.ask.birthYear', language)],
  },
  {
    when: 'What was sent is no answer to the question',
    introduction: 'none',
    lines: (language) => [line('sms.sorry', language), line('sms.ask.gender', language)],
  },
  {
    when: 'The first text to a phone that was given on the web form',
    introduction: 'stop',
    lines: (language) => [named('sms.confirmed', language)],
  },
  { when: 'LIST', introduction: 'none', lines: listed },
  {
    when: 'STATUS on a phone of several people, with more than fit',
    introduction: 'none',
    lines: (language) => [
      named('sms.statusLine.confirmedFor', language),
      named('sms.statusLine.waitlistedFor', language),
      named('sms.statusLine.offeredFor', language),
      line('sms.statusMore', language),
    ],
  },
];

/** Each of these texts as sent in a language. */
export const wholeTexts = wholes.map(({ when, introduction, lines }) => ({
  when,
  in: (language: Language): string => present({ lines: lines(language), language, introduction }),
}));
