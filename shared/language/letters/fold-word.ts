import { fold } from './fold.ts';
import { remembered } from './remembered.ts';

/** `fold` of a single word, remembered: the same string each time, which look-ups hash and compare but once. */
export const foldWord = /* @__PURE__ */ remembered(fold);
