import { rendererOf } from '../render.ts';
import { words } from '../words/texts.ts';
import { sms } from './texts.ts';

/** Text messages. A line of a message has a key of these, and of no other surface. */
export const { render, renderStored, isMessageKey } = rendererOf(sms, words);

/** The key of a text message, or of a word in one. */
export type SmsKey = keyof (typeof sms)['en'] | keyof (typeof words)['en'];
