import { SegmentedMessage } from 'sms-segments-calculator';
import { describe, expect, test } from 'vitest';
import { everyKey } from '#local/tools/messages/gaps.ts';
import { isUnprompted, screenGroups, textMessageGroups } from '#local/tools/messages/groups.ts';
import { isTooLong, longest, longestUnprompted, measure } from '#local/tools/messages/measured.ts';
import { messagesPage } from '#local/tools/messages/page.ts';
import { languages } from '#shared/language/index.ts';
import { catalogue, isMessageKey, renderStored } from '#shared/language/messages/index.ts';

const page = messagesPage();
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
/** The rows by their key, each from its beginning to its end. */
const rows = new Map(
  page
    .split('<tr id="')
    .slice(1)
    .map((part) => {
      const [key = ''] = part.split('">');
      const [row = ''] = part.slice(key.length + '">'.length).split('</tr>');
      return [key, row] as const;
    }),
);
const rowOf = (key: string): string => rows.get(key) ?? '';

describe('the page for translators', () => {
  test('has a row of every key in every language', () => {
    for (const key of Object.keys(catalogue.en).filter(isMessageKey)) hasRowOf(key);
  });

  function hasRowOf(key: string): void {
    const row = rowOf(key);
    const cells = languages.map(
      (language) => new RegExp(`<td lang="${language}" dir="\\w+">(.*?)</td>`, 's').exec(row)?.[1] ?? '',
    );
    for (const [at, cell] of cells.entries()) {
      const words = cell
        .replace(/<p class="measures.*?<\/p>/gs, '')
        .replace(/<[^>]*>/g, '')
        .trim();
      expect(words, `${key} ${languages[at]}`).not.toBe('');
      expect(words, `${key} ${languages[at]}`).not.toMatch(/[{}]|undefined|NaN/);
    }
    expect(row.match(/<p class="measures.*?segments?.*?¢/gs) ?? [], key).toHaveLength(
      key.startsWith('sms.') ? (row.match(/class="bubble/g) ?? []).length : 0,
    );
  }

  test('shows what the product says', () => {
    const args = { code: '214', name: 'منال', centre: 'kirkuk', start: '2026-11-29T07:00:00.000Z' };
    expect(rowOf('sms.confirmedFor')).toContain(escaped(renderStored('sms.confirmedFor', 'ar', args)));
  });

  test('says every form of a number in words', () => {
    for (const form of ['لا أحد', 'شخص واحد', 'شخصان', '٣ أشخاص', '١١ شخصاً', '١٠٠ شخص']) {
      expect(rowOf('page.waiting')).toContain(form);
    }
  });

  test('has each key in one group, none of them left to the last', () => {
    const groups = [...textMessageGroups(everyKey), ...screenGroups(everyKey)];
    expect(groups.flatMap(({ keys }) => keys).toSorted()).toEqual(everyKey.toSorted());
    expect(groups.map(({ title }) => title).filter((title) => title.startsWith('Other'))).toEqual([]);
  });

  test('needs nothing beside itself', () => {
    expect(page).not.toMatch(/<script|<link|<img|url\(|https?:/);
  });
});

describe('what goes out unprompted', () => {
  const news = [
    ...['confirmed', 'placed', 'waitlisted', 'offered', 'expired', 'cancelled'],
    ...['reminder', 'reminderTwo', 'reminderTwice', 'absences', 'completed'],
  ];
  const grants = [
    ...[
      'grantSubmitted',
      'grantScreened',
      'grantApproved',
      'grantRejected',
      'grantReturned',
      'grantDisbursed',
    ],
    ...['grantConfirmed', 'grantReported', 'grantReportReturned', 'grantClosed', 'grantWithdrawn'],
    ...['grantCancelled', 'grantReportSoon', 'grantReportDue', 'grantReportOverdue', 'panelDigest'],
    ...[
      'grantClosedOwing',
      'grantCancelledOwing',
      'grantRepaid',
      'grantRepaidOwing',
      'draftKeptUntil',
      'draftKeptUntilOnPage',
    ],
  ];
  const late = ['confirmedLate', 'offeredLate', 'placedLate'];
  const rearranged = ['dayOff', 'daysOff', 'newHours', 'newTime', 'newTimes', 'newTimesMore'];
  const children = ['confirmedChildren', 'placedChildren', 'offeredChildren', 'childcareGiven'];
  const unprompted = ['sms', 'sms.first'].flatMap((family) => [
    ...(family === 'sms' ? children : []).flatMap((each) => [`sms.${each}`, `sms.${each}For`]),
    ...(family === 'sms' ? ['cancelledClosed', 'expiredClosed'] : []).flatMap((each) => [
      `sms.${each}`,
      `sms.${each}For`,
    ]),
    ...news.flatMap((each) => [`${family}.${each}`, `${family}.${each}For`]),
    ...(family === 'sms' ? late : []).flatMap((each) => [`sms.${each}`, `sms.${each}For`]),
    ...(family === 'sms' ? rearranged : []).map((each) => `sms.${each}`),
    ...['sessionMoved', 'sessionCancelled', 'sessionChanged'].map((each) => `${family}.${each}`),
    ...grants.map((each) => `${family}.${each}`),
  ]);

  test('is every news, every reminder, and how to stop', () => {
    expect(everyKey.filter(isUnprompted).toSorted()).toEqual([...unprompted, 'sms.first.stop'].toSorted());
  });

  test('fits one segment at its longest; the five longest stand on top', () => {
    const five = longestUnprompted(5);
    const sizes = unprompted
      .filter(isMessageKey)
      .flatMap((key) => languages.map((language) => longest(key, language)))
      .map(({ text }) => new SegmentedMessage(text).messageSize)
      .toSorted((a, b) => b - a);
    expect(five.map(({ size }) => size)).toEqual(sizes.slice(0, 5));
    for (const { key, language, text, characters, segments } of five) {
      expect(segments, `${language} ${key}`).toBe(1);
      expect(page.split('class="part"')[0]).toContain(escaped(text));
      console.log(`${language} ${key}, ${characters} characters: ${text.replaceAll('\n', ' / ')}`);
    }
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1120);
    expect(page).not.toContain('must be one segment<');
  });

  test('is longest with what is longest in its gaps', () => {
    expect(longest('sms.first.confirmedFor', 'ckb').text).toBe(
      renderStored('sms.first.confirmedFor', 'ckb', {
        code: '214',
        name: 'عبدالرحمن',
        centre: 'ninewa',
        start: '2026-11-25T07:00:00.000Z',
      }),
    );
    expect(longest('sms.listLine', 'en').text).toBe(
      '214: Tailoring course for women, three months, 100 places',
    );
    expect(longest('sms.confirmedFor', 'en').encoding).toBe('UCS-2');
  });

  test('is marked where it is too long', () => {
    expect(isTooLong('sms.confirmed', measure('م'.repeat(71)))).toBe(true);
    expect(isTooLong('sms.confirmed', measure('م'.repeat(70)))).toBe(false);
    expect(isTooLong('sms.help', measure('م'.repeat(71)))).toBe(false);
  });
});

test('a text costs what its segments cost', () => {
  expect(measure('a'.repeat(160))).toMatchObject({ encoding: 'GSM-7', segments: 1, cents: 10 });
  expect(measure('a'.repeat(161))).toMatchObject({ characters: 161, segments: 2, cents: 20 });
  expect(measure('م'.repeat(135))).toMatchObject({ encoding: 'UCS-2', segments: 3, cents: 30 });
});
