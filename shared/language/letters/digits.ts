/** Where each set of ten decimal digits begins: Arabic-Indic, Extended Arabic-Indic, full-width. */
const digitSets = [0x0660, 0x06f0, 0xff10];

const foreignDigit = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g;

/** The text with every Arabic-Indic, Extended Arabic-Indic and full-width digit written as 0–9. */
export const toAsciiDigits = (text: string): string =>
  text.replace(foreignDigit, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = digitSets.find((start) => code >= start && code <= start + 9) ?? code;
    return String(code - zero);
  });

/** Digits typed into a form, as 0–9, without the direction marks that keyboards put around them. */
export const typedDigits = (text: string): string => toAsciiDigits(text.replace(/\p{Cf}/gu, '')).trim();

/**
 * A whole number typed into a form, in any of our digits. Any other text is given as it is, for a schema to
 * refuse; `undefined` for an empty field.
 */
export function typedNumber(text: string): number | string | undefined {
  const digits = typedDigits(text);
  if (digits === '') return undefined;
  return /^\d{1,9}$/.test(digits) ? Number(digits) : digits;
}
