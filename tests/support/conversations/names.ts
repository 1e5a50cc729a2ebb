import type { Script } from './script.ts';

const ofSeven = 'Abdulrahman Muhammad Abdulkareem Abdulsattar Noor Aldeen Aljubouri';

export const aboutNames: readonly Script[] = [
  {
    title: 'أخوان على هاتف واحد',
    language: 'ar',
    endToEnd: true,
    turns: [
      { says: '214 عبد الله ذكر 1990', hears: ['confirmed'], tells: ['عبد الله'] },
      { says: '214 عبد الرحمن ذكر 1992', hears: ['confirmed'], tells: ['الرحمن'] },
      {
        says: 'حالة',
        hears: ['statusLine.confirmedFor', 'statusLine.confirmedFor'],
        tells: ['عبد الله', 'الرحمن'],
      },
      { says: 'إلغاء 214 عبدالله', hears: ['cancelled'], tells: ['عبد الله'] },
    ],
    ends: {
      people: [
        { name: 'عبد الله', gender: 'male', birthYear: 1990 },
        { name: 'عبد الرحمن', gender: 'male', birthYear: 1992 },
      ],
      registrations: ['214 cancelled', '214 confirmed'],
    },
  },
  {
    title: 'اسم واحد لاثنتين على هاتف واحد',
    language: 'ar',
    endToEnd: true,
    turns: [
      { says: '214 زينب علي انثى 1990', hears: ['confirmed'] },
      { says: '214 زينب حسن انثى 1995', hears: ['confirmed'], tells: ['زينب حسن'] },
      { says: 'إلغاء 214 زينب', hears: ['whichPerson'] },
      { says: 'إلغاء 214 زينب علي', hears: ['cancelled'], tells: ['زينب علي'] },
    ],
    ends: { registrations: ['214 cancelled', '214 confirmed'] },
  },
  {
    title: 'جزء من الاسم يكفي',
    language: 'ar',
    turns: [
      { says: '214 منال أحمد سعيد انثى 1990', hears: ['confirmed'], tells: ['منال'] },
      { says: 'إلغاء ٢١٤ منال أحمد', hears: ['cancelled'] },
      { says: '215 منال', hears: ['confirmed', 'ask.childcare'] },
    ],
    ends: {
      people: [{ name: 'منال أحمد سعيد', gender: 'female', birthYear: 1990 }],
      registrations: ['214 cancelled', '215 confirmed'],
    },
  },
  {
    title: 'دوو برا لەسەر یەک تەلەفۆن',
    language: 'ckb',
    endToEnd: true,
    turns: [
      { says: 'تۆمار ٢١٤ عەبدوڵا نێر ١٩٩٠', hears: ['confirmed'], tells: ['عەبدوڵا'] },
      { says: 'تۆمار ٢١٤ عەبدولڕەحمان نێر ١٩٩٢', hears: ['confirmed'], tells: ['عەبدولڕە'] },
      {
        says: 'دۆخ',
        hears: ['statusLine.confirmedFor', 'statusLine.confirmedFor'],
        tells: ['عەبدوڵا', 'عەبدولڕە'],
      },
    ],
    ends: { registrations: ['214 confirmed', '214 confirmed'] },
  },
  {
    title: 'A title is no first name',
    language: 'en',
    turns: [
      { says: '214 Dr. Ahmed Ali male 1970', hears: ['confirmed'], tells: ['Ahmed'] },
      { says: 'cancel 214 Ahmed', hears: ['cancelled'] },
    ],
    ends: { people: [{ name: 'Dr. Ahmed Ali', gender: 'male', birthYear: 1970 }] },
  },
  {
    title: 'A name of more letters than one may have is told so, and not cut',
    language: 'en',
    endToEnd: true,
    turns: [
      { says: `join 214 ${ofSeven}`, hears: ['nameTooLong'], tells: ['60'] },
      { says: 'join 214', hears: ['confirmed', 'ask.name'] },
      { says: ofSeven, hears: ['nameTooLong'] },
      { says: 'Abdul Rahman', hears: ['thanks', 'ask.gender'] },
    ],
    ends: { people: [{ name: 'Abdul Rahman' }], asking: 'gender', registrations: ['214 confirmed'] },
  },
];
