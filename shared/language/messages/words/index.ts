import { rendererOf } from '../render.ts';
import { words } from './texts.ts';

/** Words that every surface shares, by themselves: for the answers of the API and for names of days. */
export const { render, renderStored, isMessageKey } = rendererOf(words);
