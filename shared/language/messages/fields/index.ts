import { rendererOf } from '../render.ts';
import { words } from '../words/texts.ts';
import { fields } from './texts.ts';

/** The API's refusals, in words. */
export const { render, renderStored, isMessageKey } = rendererOf(fields, words);

/** The key of an error in a request, of an error's detail, or of a word in one. */
export type FieldKey = keyof (typeof fields)['en'] | keyof (typeof words)['en'];
