import type { Currency, Language } from '../../events/vocabulary.ts';
import { toAsciiDigits } from './digits.ts';
import { localeOf } from './languages.ts';
import { render } from './messages/render.ts';
import { spellings } from './spellings.ts';

/** Digits behind the decimal sign. A dinar has its thousand fils by law only: no one is given or asked for less than one. */
const decimalsOf: Readonly<Record<Currency, 0 | 2>> = { IQD: 0, USD: 2 };

const formats = new Map<string, Intl.NumberFormat>();

/**
 * A sum as readers of a language write it: `IQD 1,500,000`, `١٬٥٠٠٬٠٠٠ دينار`, `١٬٥٠٠٫٥٠ دۆلار`. `amount` is in whole
 * dinars or in cents. Throws when it is not a whole number.
 */
export const money = (amount: number, currency: Currency, language: Language): string =>
  render(`money.${currency}`, language, { amount: moneyFigure(amount, currency, language) });

/** What texts cost, given in millionths of a dollar: shown to the cent. Throws when it is not a whole number of them. */
export function costOfTexts(millionths: number, language: Language): string {
  if (!Number.isSafeInteger(millionths))
    throw new RangeError(`Not a whole number of millionths: ${millionths}`);
  return money(Math.round(millionths / 10_000), 'USD', language);
}

/** A sum without its currency, as it is typed: `1,500,000`, `١٬٥٠٠٬٠٠٠`. Throws when it is not a whole number. */
export function moneyFigure(amount: number, currency: Currency, language: Language): string {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`Not a whole number of ${currency}: ${amount}`);
  const decimals = decimalsOf[currency];
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  // Written out, because a fraction of a large sum is not exact as a number.
  const sum = `${amount < 0 ? '-' : ''}${whole}${decimals === 0 ? '' : `.${digits.slice(-decimals)}`}`;
  // Digits with a decimal point are a number to Intl, which the compiler cannot see of a text.
  return formatOf(language, decimals).format(sum as `${number}`);
}

function formatOf(language: Language, decimals: 0 | 2): Intl.NumberFormat {
  const id = `${language} ${decimals}`;
  const format =
    formats.get(id) ??
    new Intl.NumberFormat(localeOf[language], {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
  formats.set(id, format);
  return format;
}

/** How people write a currency before or behind a sum; compared without the dots of abbreviations. */
const signs: Readonly<Record<Currency, ReadonlySet<string>>> = {
  IQD: /* @__PURE__ */ new Set(
    /* @__PURE__ */ spellings(
      'iqd, id, dinar, dinars, iraqi dinar, iraqi dinars, دينار, دنانير, دينار عراقي, دع, د ع, دیناری عێراقی',
    ),
  ),
  USD: /* @__PURE__ */ new Set([
    '$',
    'us$',
    ...spellings('usd, dollar, dollars, us dollar, us dollars, دولار, دولار امريكي, دۆلار, دۆلاری ئەمریکی'),
  ]),
};

/** No digit, no separator and no white space. */
const sign = String.raw`[^\d,.٬٫،'’\s+\-−–](?:[^\d]*[^\d,٬٫،'’\s+\-−–])?`;
const parts = new RegExp(`^(${sign})?\\s*(\\d[\\d,.٬٫،\\s]*?)\\s*(${sign})?$`, 'u');
/** Thousands, all parted by the same sign; the first group has no zero before it. */
const grouped = /^[1-9]\d{0,2}(?:([,٬،.\s])\d{3})(?:\1\d{3})*$/;
const plain = /^(?:0|[1-9]\d*)$/;

/**
 * The sum that someone typed, in whole dinars or in cents; `undefined` when it is none, or could be two: in any digits,
 * thousands parted by `,` `٬` `،` `.` or a space, alone or with the word or sign of this very currency. A full stop before
 * exactly three digits parts thousands of dinars, and is not read in dollars, where it could be either; cents stand
 * behind `.` or `٫`, one or two digits. No fraction of a dinar, nothing below zero, no exponents.
 *
 * @example readMoney('١٬٥٠٠٬٠٠٠ دينار', 'IQD') // 1_500_000
 */
export function readMoney(text: string, currency: Currency): number | undefined {
  const written = toAsciiDigits(text.replace(/\p{Cf}/gu, '')).trim();
  const found = written.length > longest ? null : parts.exec(written);
  if (found === null) return undefined;
  const [, before, sum = '', behind] = found;
  if ([before, behind].some((unit) => unit !== undefined && !isSign(unit, currency))) return undefined;
  const { whole, cents } = splitAt(sum, currency);
  const isWhole = plain.test(whole) || (grouped.test(whole) && !mayBeDecimal(whole, currency));
  if (!isWhole) return undefined;
  const amount = Number(whole.replace(/\D/g, '') + cents.padEnd(decimalsOf[currency], '0'));
  return Number.isSafeInteger(amount) ? amount : undefined;
}

/** More than the largest sum with its separators and a currency. */
const longest = 60;

const isSign = (unit: string, currency: Currency): boolean =>
  signs[currency].has(unit.toLowerCase()) ||
  signs[currency].has(spellings(unit.replaceAll('.', ''))[0] ?? '');

/** Cents are one or two digits behind the last decimal sign; dinars have none. */
function splitAt(sum: string, currency: Currency): { readonly whole: string; readonly cents: string } {
  const [, whole, cents] = (currency === 'USD' ? /^(.*\d)[.٫](\d{1,2})$/s.exec(sum) : null) ?? [];
  return whole === undefined || cents === undefined ? { whole: sum, cents: '' } : { whole, cents };
}

/** "1.500" dollars may be one and a half. */
const mayBeDecimal = (whole: string, currency: Currency): boolean =>
  currency === 'USD' && /^\d+\.\d{3}$/.test(whole);
