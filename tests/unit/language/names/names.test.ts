import { describe, expect, test } from 'vitest';
import { understand, understandTold } from '#shared/language/index.ts';
import { names } from './names-people-have.ts';

describe.each(Object.entries(names))('names in %s letters', (_, written) => {
  const each = written.trim().split(/\s+/u);

  test('are names after a code', () => {
    expect(each.filter((name) => understand(`214 ${name}`).name !== name)).toEqual([]);
  });

  test('are names where one was asked for', () => {
    expect(each.filter((name) => understandTold(name, 'name')?.name !== name)).toEqual([]);
  });

  test('are names with that of a father and of a family', () => {
    const others = each.map((name, at) => `${name} ${each[(at + 1) % each.length]} الجبوري`);
    expect(others.filter((name) => understandTold(name, 'name')?.name !== name)).toEqual([]);
  });
});

test.each([
  'نور الدين',
  'سيف الدين علي',
  'صلاح الدين الأيوبي',
  'عز الدين',
  'عبد الله',
  'عبد الحق محمد',
  'عبد العزيز',
  'فضل الله',
  'حسب الله',
  'علي بن محمد',
  'Nur al-Din',
])('%s is one name of several words', (name) => {
  expect(understand(`214 ${name}`).name).toBe(name);
  expect(understandTold(name, 'name')?.name).toBe(name);
});

test.each([
  'into',
  'through',
  'low battery',
  'beautiful weather',
  'happy birthday',
  'no worries',
  'لا مشكلة',
  'بشكل عام',
  'كما تعرف',
  'مباراة مهمة',
])('%j, of the words people use most, is no name', (text) => {
  expect(understand(`214 ${text}`).intent).toBe('unknown');
  expect(understandTold(text, 'name')).toBeUndefined();
});
