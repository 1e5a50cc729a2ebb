/**
 * Characters that people's names and texts are made of, with those that fast-check's graphemes have none of: joiners,
 * marks of direction and isolates, which phones and copied texts bring along.
 */
import fc from 'fast-check';

/** What stands between letters and is not seen. */
export const unseen = {
  joiners: ['\u200c', '\u200d'],
  marks: ['\u200e', '\u200f', '\u061c', '\ufeff'],
  isolates: ['\u2066', '\u2067', '\u2068', '\u2069'],
  embeddings: ['\u202a', '\u202b', '\u202c'],
} as const;
export const oddSpaces = ['\u00a0', '\u2009', '\u202f'] as const;

const letters = [...'ابتحخدرزسشعفقكلمنهويىةءأإآئؤیکگچپژڤڕڵێۆەھabcdeghijklmnorstuyzABDHMNRZ'];
const marks = ['\u0640', '\u064e', '\u0651', "'", '’', '-', '.'];
const digits = [...'0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹'];
const everyUnseen = Object.values(unseen).flat();

const characters = (...weighted: readonly (readonly [number, readonly string[]])[]) =>
  fc.oneof(...weighted.map(([weight, of]) => ({ weight, arbitrary: fc.constantFrom(...of) })));

/** Something typed as a name: letters and signs of names, unseen ones between them. */
export const typedName = fc.string({
  unit: characters([12, letters], [2, [' ']], [1, marks], [3, everyUnseen], [1, oddSpaces]),
  minLength: 1,
  maxLength: 40,
});

/** Something typed as a text: the same with digits and what else stands in one. */
export const typedText = fc.string({
  unit: characters(
    [10, letters],
    [3, digits],
    [3, [' ', '\n']],
    [2, [...'،,.؟?!:+/()«»"']],
    [1, marks],
    [3, everyUnseen],
    [1, oddSpaces],
  ),
  maxLength: 80,
});
