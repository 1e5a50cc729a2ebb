/** Telephone numbers as the network writes them. */

/** The number of the centres: what phones text to. Made up, in the form of an Iraqi mobile. */
export const centreNumber = '+9647800000214';

/** E.164: a plus sign and 7 to 15 digits, the first not 0. */
export function isPhoneNumber(text: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(text);
}
