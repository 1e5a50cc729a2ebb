import type { Currency, Language } from '#events/vocabulary.ts';
import { localeOf } from '../languages.ts';
import { isBlank } from '../letters/blank.ts';
import { render } from '../messages/words/index.ts';
import { decimalsOf, sumsIn } from './sums-in-text.ts';

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

/**
 * The sum that someone typed, in whole dinars or in cents; `undefined` when it is none of this currency, or could be two.
 * How it may be written: `sumsIn`.
 *
 * @example readMoney('١٬٥٠٠٬٠٠٠ دينار', 'IQD') // 1_500_000
 */
export function readMoney(text: string, currency: Currency): number | undefined {
  const [sum, another] = sumsIn(text, currency);
  return another === undefined ? sum : undefined;
}

/**
 * What a sum that was not taken was read as, for whoever typed it: `refused` says why it was not taken, and is left out
 * where the reading itself is why. Nothing is added where nothing was typed.
 */
export function toldWithReading(
  refused: string,
  typed: string,
  currency: Currency,
  language: Language,
): string {
  const text = typed.trim().toWellFormed();
  if (isBlank(text)) return refused;
  const [sum, other] = sumsIn(typed, currency).map((amount) => money(amount, currency, language));
  if (sum === undefined) return render('money.notRead', language, { text });
  if (other !== undefined) return render('money.twoWays', language, { sum, otherSum: other });
  return `${refused}. ${render('money.readAs', language, { sum })}`;
}
