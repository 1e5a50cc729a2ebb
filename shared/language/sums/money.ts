import type { Currency, Language } from '#events/vocabulary.ts';
import { localeOf } from '../languages.ts';
import { isBlank } from '../letters/blank.ts';
import { render } from '../messages/words/index.ts';
import { decimalsOf, sumsIn } from './sums-in-text.ts';

const formats = new Map<string, Intl.NumberFormat>();

/**
 * A sum in a language's usual form: `IQD 1,500,000`, `١٬٥٠٠٬٠٠٠ دينار`, `١٬٥٠٠٫٥٠ دۆلار`. `amount` is in
 * whole dinars or in cents. Throws when it is not a whole number.
 */
export const money = (amount: number, currency: Currency, language: Language): string =>
  render(`money.${currency}`, language, { amount: moneyFigure(amount, currency, language) });

/**
 * The cost of texts, given in millionths of a dollar and shown to the cent. Throws when it is not a whole
 * number.
 */
export function costOfTexts(millionths: number, language: Language): string {
  if (!Number.isSafeInteger(millionths))
    throw new RangeError(`Not a whole number of millionths: ${millionths}`);
  return money(Math.round(millionths / 10_000), 'USD', language);
}

/** A sum without its currency, as typed: `1,500,000`, `١٬٥٠٠٬٠٠٠`. Throws when it is not a whole number. */
export function moneyFigure(amount: number, currency: Currency, language: Language): string {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`Not a whole number of ${currency}: ${amount}`);
  const decimals = decimalsOf[currency];
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  // Built as text, because a fraction of a large sum is not exact as a number.
  const sum = `${amount < 0 ? '-' : ''}${whole}${decimals === 0 ? '' : `.${digits.slice(-decimals)}`}`;
  // Intl accepts digits with a decimal point as a number, which the compiler cannot see of a text.
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
 * The typed sum, in whole dinars or in cents; `undefined` when it is no sum of this currency, or has two
 * readings. The accepted forms: `sumsIn`.
 *
 * @example readMoney('١٬٥٠٠٬٠٠٠ دينار', 'IQD') // 1_500_000
 */
export function readMoney(text: string, currency: Currency): number | undefined {
  const [sum, another] = sumsIn(text, currency);
  return another === undefined ? sum : undefined;
}

/**
 * Tells the sender how a refused sum was read: `refused` is the reason, left out where the reading itself is
 * the reason. Adds nothing where nothing was typed.
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
