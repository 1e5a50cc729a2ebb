import { fields } from '../fields/texts.ts';
import { rendererOf } from '../render.ts';
import { site } from '../site/texts.ts';
import { words } from '../words/texts.ts';
import { applications } from './texts.ts';

/** The pages of applications for grants. */
export const { render, renderStored, isMessageKey } = rendererOf(applications, site, fields, words);
