import { SegmentedMessage } from 'sms-segments-calculator';
import { describe, expect, it } from 'vitest';
import { languages } from '#shared/language/index.ts';
import { catalogue, isMessageKey, render, renderStored } from '#shared/language/messages/index.ts';
import { type Introducing, introductionOf } from '#shared/messaging/render/first-text-notice.ts';
import { namesTopic, present } from '#shared/messaging/render/render.ts';

const start = '2026-11-29T07:00:00.000Z';
const confirmed = { key: 'sms.confirmed', args: { code: '214', centre: 'kirkuk', start } };

describe('what a text says besides its own', () => {
  const first: Introducing = {
    purpose: 'answer',
    heard: true,
    focalPoint: false,
    keeps: true,
    introduced: {},
    id: 'a',
  };
  it.each([
    ['the first answer to a phone', {}, 'consent'],
    ['the same answer again', { introduced: { consentToldBy: 'a' } }, 'consent'],
    ['an answer to one of whom nothing is kept', { keeps: false }, 'none'],
    ['the next answer', { introduced: { consentToldBy: 'b' } }, 'none'],
    ['one told how to stop before she ever texted', { introduced: { stopToldBy: 'b' } }, 'consent'],
    ['one who agreed on a form', { introduced: { stopToldBy: 'b', agreedOnForm: true } }, 'how-to-erase'],
    ['the same again', { introduced: { eraseToldBy: 'a', agreedOnForm: true } }, 'how-to-erase'],
    ['the next to her', { introduced: { eraseToldBy: 'b', agreedOnForm: true } }, 'none'],
    [
      'one who agreed on a form after it was told',
      { introduced: { consentToldBy: 'b', agreedOnForm: true } },
      'none',
    ],
    ['one of whom someone was added by text since', { introduced: { eraseToldBy: 'b' } }, 'consent'],
    ['a notice to a phone not told yet', { purpose: 'notice' }, 'none'],
    ['that it gets no more texts', { purpose: 'stop-confirmation' }, 'none'],
    ['that it is forgotten', { purpose: 'erase-confirmation' }, 'none'],
    ['the first text to a phone that never texted us', { heard: false }, 'stop'],
    ['a notice as the first one', { heard: false, purpose: 'notice' }, 'stop'],
    ['the same again', { heard: false, introduced: { stopToldBy: 'a' } }, 'stop'],
    ['the next to it', { heard: false, introduced: { stopToldBy: 'b' } }, 'none'],
    [
      'that it is forgotten, when nothing is known of it',
      { heard: false, purpose: 'erase-confirmation' },
      'none',
    ],
    ['the first to a focal point who never texted', { heard: false, focalPoint: true }, 'none'],
  ] as const)('%s', (_text, wanted, expected) => {
    expect(introductionOf({ ...first, ...wanted })).toBe(expected);
  });

  it.each(languages)('in %s stands after the first line, or in it', (language) => {
    const say = (introduction: 'none' | 'consent' | 'consent-brief' | 'stop', name: string | null = null) =>
      present({
        lines: [
          { ...confirmed, name },
          { key: 'sms.ask.gender', args: {}, name },
        ],
        language,
        introduction,
      });
    const question = render('sms.ask.gender', language);
    expect(say('none')).toBe(
      `${render('sms.confirmed', language, { code: '214', centre: 'kirkuk', start })}\n${question}`,
    );
    expect(say('consent').split('\n')).toContain(render('sms.consent', language));
    expect(say('consent').endsWith(`${render('sms.consent', language)}\n${question}`)).toBe(true);
    expect(say('consent-brief').endsWith(`${render('sms.consentBrief', language)}\n${question}`)).toBe(true);
    const args = { code: '214', centre: 'kirkuk', start, name: 'Manal' } as const;
    expect(say('stop', 'Manal Kareem')).toBe(
      `${render('sms.first.confirmedFor', language, args)}\n${question}`,
    );
  });

  it('calls her by the whole of a compound, and shorter only where that saves a segment', () => {
    const say = (key: string, name: string, language: 'en' | 'ar' | 'ckb') =>
      present({
        lines: [{ key, args: { ...confirmed.args, deadline: '2026-11-24T07:00:00.000Z' }, name }],
        language,
        introduction: 'none',
      });
    expect(say('sms.confirmed', 'عبد الله محمد', 'ar')).toContain('عبد الله');
    expect(say('sms.confirmed', 'عبد الله محمد', 'ar')).not.toContain('محمد');
    expect(say('sms.confirmed', 'Dr. Abdul Rahman Ali', 'en')).toContain('Abdul Rahman');
    const long = say('sms.offered', 'عەبدولڕەحمان', 'ar');
    expect(long).toContain('عەبدولڕە.');
    expect(new SegmentedMessage(long).segmentsCount).toBe(1);
  });

  it('tells two of one phone apart by more of the name', () => {
    const say = (name: string, onPhone: readonly string[]) =>
      present({ lines: [{ ...confirmed, name }], language: 'ar', introduction: 'none', onPhone });
    const both = ['زينب علي', 'زينب حسن'];
    expect(say('زينب علي', both)).toContain('زينب علي');
    expect(say('زينب حسن', both)).toContain('زينب حسن');
    expect(say('زينب علي', ['زينب علي', 'منال'])).not.toContain('علي');
    const brothers = ['عبد الله علي', 'عبد الرحمن علي'];
    expect(say('عبد الله علي', brothers)).toContain('عبد الله');
    expect(say('عبد الله علي', brothers)).not.toBe(say('عبد الرحمن علي', brothers));
  });

  it('is a line of its own where a text has no such form', () => {
    const text = present({
      lines: [{ key: 'sms.declined', args: { code: '214' }, name: null }],
      language: 'en',
      introduction: 'stop',
    });
    expect(text).toBe(`${render('sms.declined', 'en', { code: '214' })}\nNo more texts: STOP`);
  });

  it('has a form of its own for all that is told of a registration, with and without a name', () => {
    for (const key of ['confirmed', 'placed', 'waitlisted', 'offered', 'expired', 'cancelled']) {
      expect(isMessageKey(`sms.first.${key}`) && isMessageKey(`sms.first.${key}For`), key).toBe(true);
    }
  });
});

describe('an activity’s topic', () => {
  const texts = languages.flatMap((language) =>
    Object.keys(catalogue.en)
      .filter(isMessageKey)
      .filter((key) => key.startsWith('sms.'))
      .map((key) => ({ language, key })),
  );

  it('stands in no text but the list of open activities', () => {
    const naming = texts.filter(({ language, key }) => catalogue[language][key].includes('{title'));
    expect(new Set(naming.map(({ key }) => key))).toEqual(namesTopic);
  });

  it('is not put into any other text, whatever its line brings', () => {
    const title = 'خياطة';
    for (const { language, key } of texts.filter((text) => !namesTopic.has(text.key))) {
      const lines = [{ key, args: { ...confirmed.args, title }, name: null }];
      expect(() => present({ lines, language, introduction: 'none' }), key).toThrow('may not tell');
    }
    const lines = [{ key: 'sms.listLine', args: { code: '214', title, placesLeft: 2 }, name: null }];
    expect(present({ lines, language: 'ar', introduction: 'none' })).toBe(
      renderStored('sms.listLine', 'ar', { code: '214', title, placesLeft: 2 }),
    );
  });
});
