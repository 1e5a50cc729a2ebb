import { applications } from '../applications/texts.ts';
import { fields } from '../fields/texts.ts';
import { rendererOf } from '../render.ts';
import { site } from '../site/texts.ts';
import { words } from '../words/texts.ts';
import { console } from './texts.ts';

/** The pages of staff. */
export const { render, renderStored, isMessageKey } = rendererOf(console, applications, site, fields, words);
