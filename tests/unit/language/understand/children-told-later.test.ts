/** How many children come is told, and put right, whatever question is open. */
import { expect, it } from 'vitest';
import { understandTold } from '#shared/language/understand/understand-answer.ts';

it.each([
  ['only one child please', 1],
  ['just 2 kids', 2],
  ['no kids', 0],
  ['I dont need childcare', 0],
  ['بس طفلين', 2],
  ['عندي بس طفل', 1],
  ['فقط ٣ اطفال', 3],
  ['لا اريد رعاية', 0],
  ['بدون اطفال', 0],
  ['تەنها یەک منداڵ', 1],
  ['تەنیا ٢ منداڵ', 2],
  ['بێ منداڵ', 0],
  ['چاودێریم ناوێت', 0],
])('%s: %i', (text, childcare) => {
  for (const asked of ['childcare', 'gender', null] as const)
    expect(understandTold(text, asked)).toMatchObject({ childcare, name: null, declines: false });
});

it.each(['only', 'بس', 'just a moment', 'no need', 'صفر', 'لا احتاج', 'only 2', 'بس لحظة', 'پێویست ناکات'])(
  '%s tells of no children where nothing is asked',
  (text) => {
    expect(understandTold(text, null)?.childcare ?? null).toBeNull();
  },
);
