import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const tool = join(import.meta.dirname, '..', '..', '..', 'local', 'tools', 'parse-sms.ts');

/** What the tool prints for each of these messages. */
const printed = (...messages: readonly string[]): readonly unknown[] =>
  execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', tool], {
    input: `${messages.join('\n')}\n`,
    encoding: 'utf8',
  })
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('each message is told by intent, code, name and language, and by nothing else', () => {
  expect(
    printed(
      'سجل ٢١٤',
      'cancel 214 Manal',
      'بەڵێ',
      'لا شكرا',
      'لیست',
      'status',
      'مساعدة',
      'وەستان',
      'START',
      '',
    ),
  ).toEqual([
    { intent: 'register', code: '214', name: null, language: 'ar' },
    { intent: 'cancel', code: '214', name: 'Manal', language: 'en' },
    { intent: 'yes', code: null, name: null, language: 'ckb' },
    { intent: 'no', code: null, name: null, language: 'ar' },
    { intent: 'list', code: null, name: null, language: 'ckb' },
    { intent: 'status', code: null, name: null, language: 'en' },
    { intent: 'help', code: null, name: null, language: 'ar' },
    { intent: 'stop', code: null, name: null, language: 'ckb' },
    { intent: 'start', code: null, name: null, language: 'en' },
    { intent: 'unknown', code: null, name: null, language: null },
  ]);
});

test('what is asked for beyond the intents that programs know is told beside them', () => {
  expect(printed('ERASE ME', 'امسح بياناتي ليلى', 'کوردی', 'منحة كركوك')).toEqual([
    { intent: 'unknown', code: null, name: null, language: 'en', asks: 'erase' },
    { intent: 'unknown', code: null, name: 'ليلى', language: 'ar', asks: 'erase' },
    { intent: 'unknown', code: null, name: null, language: 'ckb', asks: 'language' },
    { intent: 'unknown', code: null, name: null, language: 'ar', asks: 'grant' },
  ]);
});

test('a message ends with the line, with a carriage return before it or not', () => {
  expect(printed('214\r', '214 Manal\u2028')).toEqual([
    { intent: 'register', code: '214', name: null, language: null },
    { intent: 'register', code: '214', name: 'Manal', language: 'en' },
  ]);
});
