import { IntlMessageFormat } from 'intl-messageformat';
import { SegmentedMessage } from 'sms-segments-calculator';
import { describe, expect, test } from 'vitest';
import {
  activityKinds,
  centreIds,
  currencies,
  genders,
  grantStatuses,
  grantThemes,
  groups,
  questions,
  registrationStatuses,
} from '#events/index.ts';
import { firstName, languages, understand, understandTold } from '#shared/language/index.ts';
import {
  catalogue,
  isMessageKey,
  type MessageKey,
  render,
  renderStored,
  rooms,
} from '#shared/language/messages/index.ts';
import { renderStored as renderSms } from '#shared/language/messages/sms/index.ts';

const everyKey = Object.keys(catalogue.en).filter(isMessageKey);
const everyText = languages.flatMap((language) =>
  everyKey.map((key) => ({ key, language, text: catalogue[language][key] })),
);

type Ast = ReturnType<IntlMessageFormat['getAst']>;
const parse = (text: string): Ast =>
  new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst();
/** The parser's number for a stretch of plain text. */
const literal = 0;

/** The names of a text's arguments, those inside plurals too. */
function argumentsOf(elements: Ast): readonly string[] {
  return elements.flatMap((element) => {
    if (element.type === literal || !('value' in element)) return [];
    if (!('options' in element)) return [element.value];
    return [element.value, ...Object.values(element.options).flatMap((option) => argumentsOf(option.value))];
  });
}

const known = {
  code: '214',
  name: 'Manal',
  title: 'الخياطة',
  centre: 'kirkuk',
  start: '2026-11-29T07:00:00.000Z',
  before: '2026-11-29T07:00:00.000Z',
  other: '305',
  time: '15:00',
  first: '2026-11-22',
  last: '2026-11-25',
  text: 'الثلاثاء',
  deadline: '2026-11-29T07:00:00.000Z',
  certificate: 'KRK26-7F3Q9K',
  month: '2026-11',
  number: '483920',
  codes: '214, 407',
  standing: 'screened',
  link: 'https://example.org/applications/x7Kq2mPz4Rt8',
  unlockCode: '274916',
  amount: '1,500,000',
  sum: 'IQD 1,000,500',
  otherSum: 'IQD 1,500,000',
  opensAt: '2026-11-29T07:00:00.000Z',
  closesAt: '2026-11-29T07:00:00.000Z',
  position: 3,
  placesLeft: 11,
  count: 2,
  inLine: 1,
  over: 12,
  sessions: 40,
  max: 5,
  minAge: 15,
  maxAge: 24,
};

/** A rule for thousands of texts is one test, which names those that break it. */
describe.each(languages)('every text in %s', (language) => {
  const texts = everyText.filter((each) => each.language === language);
  const keysOf = (broken: (text: (typeof texts)[number]) => boolean) =>
    texts.filter(broken).map(({ key }) => key);
  const saying = (letters: RegExp) => keysOf(({ text }) => letters.test(text));

  test('asks for what English asks for, and for nothing unheard of', () => {
    for (const { key, text } of texts) {
      const asked = new Set(argumentsOf(parse(text)));
      expect(asked, key).toEqual(new Set(argumentsOf(parse(catalogue.en[key]))));
      expect(
        [...asked].filter((name) => !Object.hasOwn(known, name)),
        key,
      ).toEqual([]);
    }
  });

  test('can be said', () => {
    for (const { key } of texts) {
      expect(renderStored(key, language, known), key).not.toMatch(/[{}]|undefined|^\s|\s$/);
    }
  });

  test('is in the letters of its language', () => {
    expect(texts.length).toBeGreaterThan(1_000);
    if (language === 'en') return;
    expect(keysOf(({ text }) => !/\p{Script=Arabic}/u.test(text))).toEqual([]);
    expect(saying(language === 'ckb' ? /[يكةھىأإآذثضظ]/ : /[یکەھێۆڕڵگچپژڤ]/)).toEqual([]);
  });
});

test('Arabic has its six forms wherever a number stands in words', () => {
  const sixForms = ['zero', 'one', 'two', 'few', 'many', 'other'];
  for (const { key, text } of everyText.filter(({ language }) => language === 'ar')) {
    for (const element of parse(text)) {
      if ('options' in element) expect(Object.keys(element.options), key).toEqual(sixForms);
    }
  }
  const said = [0, 1, 2, 3, 11, 100].map((count) => render('page.waiting', 'ar', { count }));
  expect(said).toEqual([
    'لا أحد في الانتظار',
    'شخص واحد في الانتظار',
    'شخصان في الانتظار',
    '٣ أشخاص في الانتظار',
    '١١ شخصاً في الانتظار',
    '١٠٠ شخص في الانتظار',
  ]);
});

test('each text stands in one room, and a surface has no text of another', () => {
  const keys = Object.values(rooms).flatMap(({ en }) => Object.keys(en));
  expect(keys.length).toBeGreaterThan(1_000);
  expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
  // As a line of an outbox would have it, of which the compiler knows nothing.
  const stored: { readonly key: string } = { key: 'page.title' };
  expect(() => renderSms(stored.key as 'sms.help', 'en', {})).toThrow(/page\.title/);
});

test('what has a name in the domain has one in every language', () => {
  const named = [
    ...centreIds.map((id) => `centre.${id}`),
    ...activityKinds.map((kind) => `kind.${kind}`),
    ...genders.map((gender) => `gender.${gender}`),
    ...groups.map((group) => `group.${group}`),
    ...registrationStatuses.map((status) => `status.${status}`),
    ...grantThemes.map((theme) => `grantTheme.${theme}`),
    ...grantStatuses.map((status) => `grantStatus.${status}`),
    ...currencies.flatMap((currency) => [`currency.${currency}`, `money.${currency}`]),
  ];
  expect(named.filter((key) => !isMessageKey(key))).toEqual([]);
});

describe('what goes out unasked', () => {
  const unasked = everyKey.filter((key) =>
    /^sms\.(?:(?:confirmed|placed|offered)(?:Children|Late)|childcareGiven)(?:For)?$|^sms\.(?:first\.)?(?:confirmed|placed|waitlisted|offered|expired|cancelled|absences|completed|reminder(?:Two)?|session[A-Z][a-z]+|days?Off|new(?:Hours|Time(?:s|sMore)?)|grant(?!Begun|Code|WhichCentre)[A-Za-z]+|draftKept[A-Za-z]+|panelDigest)(?:For)?$/.test(
      key,
    ),
  );
  const days = Array.from({ length: 7 }, (_, day) => `2026-11-${22 + day}T07:00:00.000Z`);
  const names = ['Abdulrahman', 'عبدالرحمن', 'عەبدولڕەحمان'].map(firstName);

  /** Every weekday, centre and name there is; a line that the biggest course could have. */
  const seen = new Map<string, string>();
  const longest = (key: MessageKey, language: (typeof languages)[number]): string => {
    const known = seen.get(`${language} ${key}`) ?? lookedFor(key, language);
    seen.set(`${language} ${key}`, known);
    return known;
  };
  const lookedFor = (key: MessageKey, language: (typeof languages)[number]): string =>
    days
      .flatMap((day) => centreIds.map((centre) => ({ day, centre })))
      .flatMap(({ day, centre }) =>
        names.map((name) =>
          renderStored(key, language, {
            code: '214',
            name,
            centre,
            start: day,
            before: day,
            other: '305',
            time: '15:00',
            codes: '214, 305',
            first: day.slice(0, 10),
            last: day.slice(0, 10),
            deadline: day,
            certificate: 'KRK26-7F3Q9K',
            position: 999,
            number: '483920',
            count: 100,
            over: 60,
            sessions: 90,
          }),
        ),
      )
      .map((text) => ({ text, size: new SegmentedMessage(text).totalSize }))
      .reduce((long, each) => (each.size > long.size ? each : long)).text;

  test('is fifty-eight kinds of text, all but those with children and of a course that has begun also for a phone that never texted us', () =>
    expect(unasked).toHaveLength(96 + 14));

  test.each(unasked.flatMap((key) => languages.map((language) => ({ key, language }))))(
    '$key in $language fits one segment at its longest',
    ({ key, language }) => {
      const text = longest(key, language);
      expect(new SegmentedMessage(text).segmentsCount, text).toBe(1);
    },
  );

  test('has these five as its longest, and they fit', () => {
    const five = unasked
      .flatMap((key) => languages.map((language) => ({ key, language, text: longest(key, language) })))
      .map((each) => ({ ...each, size: new SegmentedMessage(each.text).totalSize }))
      .sort((a, b) => b.size - a.size)
      .slice(0, 5);
    const shown = five.map(
      ({ key, language, text }) => `${[...text].length} ${language} ${key}: ${JSON.stringify(text)}`,
    );
    console.log(`The five longest texts that go out unasked:\n${shown.join('\n')}`);
    expect(five.every(({ text }) => new SegmentedMessage(text).segmentsCount === 1)).toBe(true);
  });

  test.each(languages)('in %s has room for how to stop behind a place declined by a link', (language) => {
    const text = `${render('sms.declined', language, { code: '214' })}\n${render('sms.first.stop', language)}`;
    expect(new SegmentedMessage(text).segmentsCount, text).toBe(1);
  });

  test.each(unasked)('%s tells no more than first name, code or number, centre, day and time', (key) => {
    const allowed = [
      'code',
      'name',
      'centre',
      'start',
      'before',
      'other',
      'time',
      'codes',
      'first',
      'last',
      'deadline',
      'position',
      'certificate',
      'number',
      'count',
      // How much of the course is over.
      'over',
      'sessions',
    ];
    expect(allowed).toEqual(expect.arrayContaining([...argumentsOf(parse(catalogue.en[key]))]));
  });

  test('in English is GSM-7', () => {
    for (const key of everyKey.filter((name) => name.startsWith('sms.'))) {
      const latin = { ...known, name: firstName('Abdulrahman'), title: 'Sewing', text: 'Closed' };
      expect(new SegmentedMessage(renderStored(key, 'en', latin)).encodingName, key).toBe('GSM-7');
    }
  });
});

test('the keywords that texts name are understood, in the language of the text', () => {
  const says = {
    en: ['CANCEL 214', 'YES 214', 'NO 214', 'LIST', 'STATUS', 'HELP', 'STOP', 'START', 'ERASE ME', 'GRANT'],
    ar: ['إلغاء 214', 'نعم 214', 'لا 214', 'قائمة', 'حالة', 'مساعدة', 'إيقاف', 'بدء', 'امسح بياناتي', 'منحة'],
    ckb: [
      'هەڵوەشاندنەوە 214',
      'بەڵێ 214',
      'نەخێر 214',
      'لیست',
      'دۆخ',
      'یارمەتی',
      'وەستان',
      'دەستپێکردن',
      'داتاکانم بسڕەوە',
      'بەخشین',
    ],
  };
  const intents = ['cancel', 'yes', 'no', 'list', 'status', 'help', 'stop', 'start', 'erase', 'grant'];
  for (const language of languages) {
    const all = everyKey
      .filter((key) => key.startsWith('sms.'))
      .map((key) => renderStored(key, language, known));
    says[language].forEach((keyword, at) => {
      expect(understand(keyword)).toMatchObject({ intent: intents[at], language });
      expect(
        all.some((text) => text.includes(keyword)),
        keyword,
      ).toBe(true);
    });
  }
});

test('no text says CANCEL without a code, which carriers take for an opt-out', () => {
  for (const language of languages) {
    const keyword = { en: /CANCEL(?! 214)/, ar: /: إلغاء(?! 214)/, ckb: /: هەڵوەشاندنەوە(?! 214)/ }[language];
    for (const key of everyKey.filter((name) => name.startsWith('sms.'))) {
      expect(renderStored(key, language, known)).not.toMatch(keyword);
    }
  }
});

test('a text of ours sent back by a machine is not taken for a command', () => {
  // A code with its month stands in other texts, never alone.
  const whole = everyText.filter(({ key }) => key.startsWith('sms.') && key !== 'sms.codeThen');
  for (const { key, language } of whole) {
    const { intent } = understand(renderStored(key, language, known));
    // Thanks alone are thanks whoever says them; its answers are counted with those to what is not understood.
    expect(intent, `${language} ${key}`).toBe(key === 'sms.thanks' ? 'greet' : 'unknown');
  }
});

test('a text of ours sent back by a machine, or a line of it, is no answer to what was asked', () => {
  const taken: string[] = [];
  for (const { key, language } of everyText.filter((text) => text.key.startsWith('sms.'))) {
    const text = renderStored(key, language, known);
    for (const said of new Set([text, ...text.split('\n')])) {
      for (const asked of [...questions, null]) {
        // Of the lines of a confirmation one is a name alone: whoever sends it back tells a name.
        if (understand(said).intent !== 'unknown' || said === known.name) continue;
        if (understandTold(said, asked) !== undefined) taken.push(`${language} ${key} ${asked}: ${said}`);
      }
    }
  }
  expect(taken).toEqual([]);
});

test('days, centres and numbers are shown as the reader has them, codes as posters do', () => {
  const args = { code: '214', centre: 'kirkuk', start: '2026-11-29T07:00:00.000Z' } as const;
  expect(render('sms.confirmed', 'en', args)).toBe(
    'You have a place: 214, Kirkuk\nSun 29 Nov 10:00\nNot coming? CANCEL 214',
  );
  expect(render('sms.confirmed', 'ar', args)).toBe(
    'لك مكان: 214 كركوك\nالأحد ٢٩/١١ ١٠:٠٠\nلن تأتي؟ الجواب: إلغاء 214',
  );
  expect(render('page.starts', 'ar', args)).toBe('البداية الأحد ٢٩ تشرين الثاني، ١٠:٠٠');
  expect(render('sms.statusLine.waitlisted', 'ckb', { code: '214', position: 12 })).toContain('١٢');
});

test('a day without a time is shown as one, and what only looks like one stays as it is', () => {
  const args = { number: '483920', deadline: '2026-11-30' };
  expect(render('sms.grantReportSoon', 'en', args)).toContain(
    '483920: please send us the report by Mon 30 Nov',
  );
  expect(render('sms.grantReportSoon', 'ar', args)).toMatch(/483920.* حتى الاثنين ٣٠\/١١$/);
  expect(render('sms.grantReportSoon', 'ckb', args)).toMatch(/483920.* تا دووشەممە ٣٠\/١١$/);
  expect(render('page.starts', 'ckb', { start: '2026-11-30' })).toBe(
    'دەستپێک: دووشەممە ٣٠ی تشرینی دووەمی ٢٠٢٦',
  );
  expect(render('sms.broadcast', 'en', { centre: 'kirkuk', text: '2026-13-45' })).toMatch(/2026-13-45$/);
});

test('what is said needs every argument', () => {
  expect(() => renderStored('sms.offered', 'en', { code: '214' })).toThrow(/deadline/);
});
