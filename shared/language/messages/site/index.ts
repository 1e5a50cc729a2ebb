import { fields } from '../fields/texts.ts';
import { rendererOf } from '../render.ts';
import { words } from '../words/texts.ts';
import { site } from './texts.ts';

/** The public pages, and what pages of staff share with them. */
export const { render, renderStored, isMessageKey } = rendererOf(site, fields, words);
