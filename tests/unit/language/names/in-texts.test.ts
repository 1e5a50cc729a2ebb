import { describe, expect, test } from 'vitest';
import { understand, understandTold } from '#shared/language/index.ts';

const named = [
  'Dr. Ahmed',
  'Dr Ahmed Ali',
  'Mr Ali',
  'Miss Sara',
  'engineer Ali',
  'Hajji Karim',
  'Sheikh Omar',
  'Prof. Layla Hassan',
  'د. أحمد',
  'أ.د. منى',
  'م. علي',
  'دكتور أحمد',
  'الدكتورة منى',
  'مهندس علي',
  'السيد علي',
  'سيد علي',
  'ست زينب',
  'ست أم علي',
  'حجي علي',
  'الحاج علي حسن',
  'كاكه احمد',
  'کاکە ئەحمەد',
  'کاک ئازاد',
  'مامۆستا شیرین',
  'دکتۆر ئازاد',
  'أبو محمد',
  'أم علي',
  'أحمد (ابو علي)',
  'أحمد ابو علي',
  'علي بن أبي طالب',
  'عبد الله عبد الرحمن محمد علي',
  'منال أحمد سعيد محمود الجبوري',
  'نور الدين عبد الكريم',
  'خير الله',
  'خير الدين محمد',
  'ست البنين',
  'أم البنين',
  'فاطمة الزهراء',
  'عەبدولڕەحمان',
  'شنۆ',
  'دڵنیا',
  'نهاية',
  'خيرية',
  'كرامة',
  'Erin Test',
  'Rose Best',
  'erin test',
  'Ali Little',
  'Sara Day',
  'John Price',
  'Mary Light',
  'Adam Small',
  'Nadia Cook',
  'Rita Page',
  'Maryam Love',
  'أحمد الخياط',
  'علي المدرس',
  'حسن المعلم',
  'سارة السليماني',
  'زينب خياط',
  'Abdul Rahman Ali',
  'Abd al-Rahman',
  'Ali Al-Jubouri',
];

describe('a name', () => {
  test.each(named)('%s is one after a code, and where one was asked for', (name) => {
    expect(understand(`214 ${name}`)).toMatchObject({ intent: 'register', code: '214', name });
    expect(understandTold(name, 'name')?.name).toBe(name);
  });

  test.each(['Dr. Ahmed 214', 'أحمد الخياط 214', 'عبد الله محمد 214', 'حجي علي 214', 'Rose Best 214'])(
    '%s has it before the code',
    (text) => {
      expect(understand(text)).toMatchObject({ intent: 'register', name: text.replace(' 214', '') });
    },
  );
});

test('what goes on with a sentence without a capital letter is none of the name before it', () => {
  expect(understand('214 Sara page').name).toBe('Sara');
});

describe('what is none', () => {
  test.each([
    'test',
    'best',
    '214 test',
    '214 the best',
    '214 good price',
    '214 doctor',
    '214 دكتور',
    '214 استاذ شكرا',
    '214 الخياط',
    '214 المدرس',
    '214 أحمد اليوم',
    '214 أحمد الخميس',
    '214 ان شاء الله',
    '214 خير',
    '214 شنو',
    '214 شكرا دكتور علي',
    '214 عمري ست وعشرين',
    '214 ـــ',
    'استاذ علي 214',
    'ست زينب 214',
    'دكتور 214',
  ])('%s', (text) => {
    expect(understand(text).name).toBeNull();
  });

  test.each(['test', 'best', 'good', 'دكتور', 'استاذ', 'شنو', 'خير', 'الحمد لله', 'ان شاء الله', 'ـــ'])(
    '%s where a name was asked for',
    (text) => {
      expect(understandTold(text, 'name')?.name ?? null).toBeNull();
    },
  );
});
