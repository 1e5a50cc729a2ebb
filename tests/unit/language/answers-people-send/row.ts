import type { Question } from '#events/index.ts';
import type { Told } from '#shared/language/index.ts';

/** An answer as someone sends it, to what was asked; what it tells differs from nothing in this. */
export type Answered = readonly [text: string, asked: Question | null, told: Partial<Omit<Told, 'guess'>>];
