/**
 * Spaces that look like the usual one. Any of them turns an English text into UCS-2, with less than half the
 * room.
 */
const oddSpaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu;
/** Direction marks and a byte order mark: each costs a letter in a text, and shows as a box on old phones. */
const unseenMarks = /[\u061c\u200e\u200f\ufeff]/gu;
const mayHold = /[\u00a0\u061c\u1680\u2000-\u200a\u200e\u200f\u202f\u205f\u3000\ufeff]/u;

/**
 * A text as sent by SMS: plain spaces, no direction marks. Joiners stay, because Sorani needs them, and so do
 * isolates, which keep a number in Arabic text the right way round.
 */
export const sendable = (text: string): string =>
  mayHold.test(text) ? text.replace(oddSpaces, ' ').replace(unseenMarks, '') : text;
