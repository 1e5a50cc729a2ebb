import { fields } from '../fields/texts.ts';
import { rendererOf } from '../render.ts';
import { words } from '../words/texts.ts';
import { site } from './texts.ts';

/** The public pages, and the texts staff pages share with them. */
export const { render, renderStored, isMessageKey } = rendererOf(site, fields, words);
