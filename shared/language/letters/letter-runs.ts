/** A run of adjacent letters, with their marks and inner apostrophes; or a run of digits. */
export type Run = {
  readonly written: string;
  readonly isDigits: boolean;
  readonly start: number;
  readonly end: number;
};

const other = 1;
const letter = 2;
const digit = 3;
/** Marks on letters, and joiners, which are part of Kurdish and Persian spelling. */
const mark = 4;
const apostrophe = 5;

/** The kind of each one-unit character, worked out at first use; halves of surrogate pairs stay unknown. */
const kinds = /* @__PURE__ */ new Uint8Array(0x10000);

function kindAt(text: string, at: number): number {
  const known = kinds[text.charCodeAt(at)] ?? 0;
  if (known > 0) return known;
  const point = text.codePointAt(at) ?? 0;
  const character = String.fromCodePoint(point);
  const kind = kindOf(character);
  if (character.length === 1 && !isHalf(point)) kinds[point] = kind;
  return kind;
}

const isHalf = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

function kindOf(character: string): number {
  if (/\p{L}/u.test(character)) return letter;
  if (/\p{Nd}/u.test(character)) return digit;
  if (/[\p{M}\u200c\u200d]/u.test(character)) return mark;
  return /['’ʼ`´]/.test(character) ? apostrophe : other;
}

/** The runs of letters and of digits in a text, in order. */
export function readRuns(text: string): readonly Run[] {
  const runs: Run[] = [];
  let at = 0;
  while (at < text.length) {
    const kind = kindAt(text, at);
    const start = at;
    at += lengthAt(text, at);
    if (kind !== letter && kind !== digit) continue;
    at = endOfRun(text, at, kind);
    runs.push({ written: text.slice(start, at), isDigits: kind === digit, start, end: at });
  }
  return runs;
}

const lengthAt = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

/** The end of a run that began with `kind`; an apostrophe belongs to it only between letters. */
function endOfRun(text: string, from: number, kind: number): number {
  let at = from;
  while (at < text.length) {
    const next = kindAt(text, at);
    if (next === kind || next === mark) at += lengthAt(text, at);
    else if (
      next === apostrophe &&
      kind === letter &&
      at + 1 < text.length &&
      kindAt(text, at + 1) === letter
    )
      at++;
    else break;
  }
  return at;
}
