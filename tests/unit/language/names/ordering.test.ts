import { expect, test } from 'vitest';
import { nameOrder } from '#shared/language/index.ts';

const sorted = (names: readonly (string | null)[]) => names.toSorted(nameOrder(names));
const shuffled = (names: readonly (string | null)[]) =>
  names.toSorted((a, b) => (`${b}x` < `${a}x` ? -1 : 1));

test.each([
  {
    what: 'Sorani by its own alphabet',
    names: ['ئازاد', 'ئەحمەد', 'بەهار', 'پەیمان', 'جوان', 'چیا', 'ڕێبوار', 'زانا', 'ژیان', 'سارا', 'شیرین'],
  },
  {
    what: 'the rest of it',
    names: [
      'فەرهاد',
      'ڤیان',
      'قادر',
      'کاوە',
      'گوڵان',
      'لانە',
      'ڵانە',
      'مەنال',
      'نەسرین',
      'وریا',
      'ەلی',
      'هێمن',
      'یوسف',
      'ێران',
    ],
  },
  { what: 'و, ۆ and وو', names: ['نور ', 'نۆرە', 'نوورە'] },
  {
    what: 'Arabic by its own',
    names: [
      'أحمد',
      'آدم',
      'إسراء',
      'زينب',
      'سارة',
      'شهد',
      'صباح',
      'كريم',
      'ليلى',
      'منال',
      'نور',
      'هدى',
      'ورود',
      'ياسر',
    ],
  },
  {
    what: 'letters of Kurdish keyboards as those of Arabic ones',
    names: ['كرار', 'کریم أحمد', 'كريم علي', 'کریم محمد'],
  },
  {
    what: 'Latin letters before Arabic ones, whatever their case',
    names: ['ali', 'Manal', 'zainab', 'أحمد'],
  },
  { what: 'who has no name last', names: ['Manal', 'منال', 'یوسف', null, null] },
])('orders $what', ({ names }) => {
  expect(sorted(shuffled(names))).toEqual(names);
});
