import { rendererOf } from '../render.ts';
import { words } from '../words/texts.ts';
import { fields } from './texts.ts';

/** What the API refuses, in words. */
export const { render, renderStored, isMessageKey } = rendererOf(fields, words);

/** The key of what is wrong with a request, of a detail of it, or of a word in one. */
export type FieldKey = keyof (typeof fields)['en'] | keyof (typeof words)['en'];
