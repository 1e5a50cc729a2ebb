import { expect, test } from 'vitest';
import { fold, toAsciiDigits } from '#shared/language/index.ts';

test.each([
  ['case', 'CANCEL', 'cancel'],
  ['full-width forms', 'ＣＡＮＣＥＬ　２１４', 'cancel 214'],
  ['tatweel', 'ســجـل', 'سجل'],
  ['harakat', 'سَجِّلْ', 'سجل'],
  ['hamza on alef', 'إلغاء أحمد آب', 'الغا احمد اب'],
  ['a missing hamza at the end', 'الغاء', 'الغا'],
  ['ta marbuta and ha', 'قائمة', 'قايمه'],
  ['alef maqsura and ya', 'ديالى', 'ديالي'],
  ['Farsi ya', 'یارمەتی', 'يارمهتي'],
  ['keheh', 'کەرکوک', 'كهركوك'],
  ['ه + ZWNJ for ە', 'به‌شداری', 'بهشداري'],
  ['ة for ە', 'وةستان', 'وهستان'],
  ['ر for ڕ, ل for ڵ', 'ڕەتکردنەوەی ماڵ', 'رهتكردنهوهي مال'],
  ['و for ۆ, ي for ێ', 'تۆمار بەڵێ', 'تومار بهلي'],
  ['bidi marks', '\u200fسجل\u200e \u202b214\u202c', 'سجل 214'],
  ['quotes and punctuation', '«سجل»، 214!', 'سجل 214'],
  ['Arabic-Indic digits', '٢١٤', '214'],
  ['Extended Arabic-Indic digits', '۲۱۴', '214'],
  ['presentation forms of old phones', 'ﺳﺠﻞ', 'سجل'],
  ['a letter of old phones that is two', 'ﻻﻳﻘﺎﻑ', 'لايقاف'],
  ['letters and digits of another plane', '𝐂𝐀𝐍𝐂𝐄𝐋 𝟐𝟏𝟒', 'cancel 214'],
  ['a letter that is another at the end of a word', 'ΟΔΟΣ ΣΟΔ', 'οδος σοδ'],
  ['half a letter', '\ud83d214', '214'],
  ['accents', 'belê', 'bele'],
  ['emoji', '👍 214', '214'],
  ['white space', '  a \n b\t', 'a b'],
])('folds %s', (_, text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('keeps apart what different people write', () => {
  expect(fold('هەژار')).not.toBe(fold('هەزار'));
  expect(fold('منال')).not.toBe(fold('منار'));
});

test('digits of every set become ASCII digits, and nothing else changes', () => {
  expect(toAsciiDigits('٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ ０１２３４５６７８９ a٫é')).toBe(
    '0123456789 0123456789 0123456789 a٫é',
  );
});
