import type { Currency } from '#events/vocabulary.ts';

/** Sums are worked out in millionths, so that `1.25` of a million is exact. */
export const unit = 1_000_000n;

/** Thousands, all separated by the same sign; no zero at the start of the first group. */
const grouped = /^[1-9]\d{0,2}(?:([,٬،.٫ ])\d{3})(?:\1\d{3})*$/;

const plain = /^(?:0|[1-9]\d*)$/;

/** A figure split at its last sign. */
const fractioned = /^(.*\d)([.٫,،])(\d+)$/;

const isWhole = (text: string): boolean => plain.test(text) || grouped.test(text);

/** The readings of a figure, in millionths. `isCounted`: a thousand or a million follows. */
export function figureReadings(written: string, isCounted: boolean, currency: Currency): readonly bigint[] {
  const figureText = written.replace(/[\u00a0\u202f]/g, ' ');
  const readings: bigint[] = [];
  if (isWhole(figureText)) readings.push(worthOfDigits(figureText));
  const [, whole = '', sign = '', decimals = ''] = fractioned.exec(figureText) ?? [];
  if (whole === '' || !isWhole(whole) || grouped.exec(whole)?.[1] === sign) return readings;
  const isMixed = !plain.test(whole);
  const worth = worthOfDigits(whole, decimals);
  const isDecimalSign = sign === '.' || sign === '٫';
  if (decimals.length === 3) {
    // 1,500.000 may be one and a half thousand, or a million and a half with a mistyped sign.
    if (isMixed) readings.push(worth, worthOfDigits(whole + decimals));
    else if (isCounted || (currency === 'USD' && isDecimalSign)) readings.push(...halved(worth, isCounted));
    return isMixed || readings.length > 1 || isCounted || currency === 'IQD' || !isDecimalSign
      ? readings
      : [];
  }
  if (isCounted) return decimals.length > 6 ? readings : [worth];
  if (decimals.length > 2 || !(isDecimalSign || isMixed)) return readings;
  return currency === 'USD' || /^0+$/.test(decimals) ? [worth] : readings;
}

/** A reading with three decimals, if it is in whole cents or counts thousands. */
const halved = (worth: bigint, isCounted: boolean): readonly bigint[] =>
  isCounted || worth % (unit / 100n) === 0n ? [worth] : [];

const worthOfDigits = (whole: string, decimals = ''): bigint =>
  BigInt(whole.replace(/\D/g, '') + decimals.padEnd(6, '0').slice(0, 6));

/** Fifth, seventh, ninth and tenth are spelled like five, seven, nine and ten. */
export const alsoFraction: ReadonlyMap<string, bigint> = new Map([
  ['خمس', 5n],
  ['سبع', 7n],
  ['تسع', 9n],
  ['عشر', 10n],
]);
