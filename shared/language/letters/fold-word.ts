import { fold } from './fold.ts';
import { remembered } from './remembered.ts';

/**
 * `fold` of a single word, remembered: gives the same string object each time, which look-ups hash only once.
 */
export const foldWord = /* @__PURE__ */ remembered(fold);
