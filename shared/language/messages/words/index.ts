import { rendererOf } from '../render.ts';
import { words } from './texts.ts';

/** The words shared by every surface, alone: for the API's answers and for names of days. */
export const { render, renderStored, isMessageKey } = rendererOf(words);
