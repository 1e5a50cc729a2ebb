import { describe, expect, it } from 'vitest';
import { certificateNumberIn, mistypedCertificateTold } from '#shared/language/index.ts';

describe('the number of a certificate, however it is typed', () => {
  it.each([
    'KRK26-7F3Q9K',
    'krk26-7f3q9k',
    'Krk26 7f3q9k',
    'KRK267F3Q9K',
    'KRK26–7F3Q9K',
    'KRK 26 - 7F3 Q9K',
    'KRK26 7F 3Q 9K',
    'K​RK26-7F3Q9K'.replace('​', ''),
    'KRK٢٦-٧F٣Q٩K',
    'krk۲۶-۷f۳q۹k',
    'ＫＲＫ２６－７Ｆ３Ｑ９Ｋ',
    '‏KRK26-7F3Q9K‏',
    '‪KRK26-7F3Q9K‬',
    'KRK26‑7F3Q9K',
    'KRK26_7F3Q9K',
    'KRK26/7F3Q9K',
    'KRK26.7F3Q9K',
    '#KRK26-7F3Q9K',
    '(KRK26-7F3Q9K)',
    'certificate KRK26-7F3Q9K',
    'is KRK26-7F3Q9K valid?',
    'رقم الشهادة KRK26-7F3Q9K',
    'هل الشهادة krk٢٦-٧f٣q٩k صحيحة؟',
    'بڕوانامەی KRK26-7F3Q9K ڕاستە؟',
    'KRK26-7F3Q9Kهي',
    '7F3Q9K-KRK26',
    '7F3Q9K KRK26',
    'KRK26ـ7F3Q9K',
    'KRK٢٦ـ٧F٣Q٩K',
    'KRK26−7F3Q9K',
    'KRK26\\7F3Q9K',
    'KRK26|7F3Q9K',
    'K R K 2 6 - 7 F 3 Q 9 K',
    'k-r-k-26-7f3q9k',
    'https://diwan.example/en/certificates/KRK26-7F3Q9K',
  ])('%s', (typed) => expect(certificateNumberIn(typed)).toBe('KRK26-7F3Q9K'));

  it.each([
    ['bgd31-xxxxxx', 'BGD31-XXXXXX'],
    ['dyl 26 34 67 9a', 'DYL26-34679A'],
    ['nnw26-acdefg', 'NNW26-ACDEFG'],
    ['nnw26 acdefg', 'NNW26-ACDEFG'],
    ['nnw 26 - acdefg', 'NNW26-ACDEFG'],
  ])('%s of another centre', (typed, number) => expect(certificateNumberIn(typed)).toBe(number));

  it.each([
    ['a sign that no number has', 'KRK26-7F3Q9O'],
    ['too few', 'KRK26-7F3Q9'],
    ['too many', 'KRK26-7F3Q9KK'],
    ['one year short', 'KRK2-7F3Q9K'],
    ['no centre of ours', 'ERB26-7F3Q9K'],
    ['letters before it', 'XKRK26-7F3Q9K'],
    ['digits before it', '1KRK26-7F3Q9K'],
    ['a code', '214'],
    ['a name', 'Krkr Ahmed'],
    ['nothing', ''],
    ['a phone', '07701234567'],
    ['the signs alone', '7F3Q9K'],
    ['a centre, an age and a name', 'krk 26 Marwan'],
    ['a name, a centre and an age', '214 Marwan krk 26'],
    ['another name', 'Hakeem KRK26'],
  ])('is not seen in %s', (_, typed) => expect(certificateNumberIn(typed)).toBeUndefined());
});

describe('what was copied from a certificate wrongly', () => {
  it.each([
    ['KRK26-7F3Q9', 'KRK26-7F3Q9'],
    ['krk26-7f3q9o', 'KRK26-7F3Q9O'],
    ['KRK26 7F3Q90', 'KRK26-7F3Q90'],
    ['KRK26-7F3Q9KK', 'KRK26-7F3Q9KK'],
    ['KRK٢٦-٧F٣Q٩', 'KRK26-7F3Q9'],
    ['krk۲۶ـ۷f۳q۹', 'KRK26-7F3Q9'],
    ['is BGD2-7F3Q9K valid?', 'BGD2-7F3Q9K'],
    ['رقم الشهادة NNW26-7F3Q9O', 'NNW26-7F3Q9O'],
    ['بڕوانامەی DYL26-ACDEF ڕاستە؟', 'DYL26-ACDEF'],
  ])('%s is told as it was meant', (text, number) => expect(mistypedCertificateTold(text)).toBe(number));

  it.each([
    ['a number as it is', 'KRK26-7F3Q9K'],
    ['its head alone', 'KRK26'],
    ['a centre and a code', 'krk 214'],
    ['a centre, an age and a name', 'krk 26 Zainab'],
    ['a name', 'Krkr Ahmed'],
    ['no centre of ours', 'ERB26-7F3Q9'],
    ['a code and a name', '214 Layla'],
    [
      'what we say of one ourselves',
      'No certificate has the number KRK26-7F3Q9O. Please compare it with the paper',
    ],
    ['nothing', ''],
  ])('is not seen in %s', (_, text) => expect(mistypedCertificateTold(text)).toBeUndefined());
});
