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

test('every intent has its name', () => {
  const intents = printed('ERASE ME', 'کوردی', 'منحة كركوك', 'HERE 214 olive', 'ما راح اجي باجر').map(
    (line) => (typeof line === 'object' && line !== null && 'intent' in line ? line.intent : line),
  );
  expect(intents).toEqual(['erase', 'language', 'grant', 'here', 'absent']);
});

test('a message ends with the line, with a carriage return before it or not', () => {
  expect(printed('214\r', '214 Manal\u2028')).toEqual([
    { intent: 'register', code: '214', name: null, language: null },
    { intent: 'register', code: '214', name: 'Manal', language: 'en' },
  ]);
});
