import type { Detail } from './detail.ts';
import type { Meaning } from './word-meanings.ts';

/** Words allowed beside the bare word for a kind of activity. */
export const isWeightless = (meaning: Meaning | undefined): boolean =>
  meaning?.is === 'place' ||
  (meaning?.is === 'detail' &&
    (meaning.detail.is === 'filler' || meaning.detail.is === 'greeting' || meaning.detail.is === 'thanks'));

/** Whether a word greets. */
export const isGreeting = (meaning: Meaning | undefined): boolean =>
  meaning?.is === 'detail' && meaning.detail.is === 'greeting';

const beside: ReadonlySet<Detail['is']> = /* @__PURE__ */ new Set([
  'filler',
  'greeting',
  'thanks',
  'relation',
  'gender',
  'children',
  'count',
] as const);

/** Whether a word greets or thanks. */
export const isGreetingDetail = (meaning: Meaning | undefined): boolean =>
  meaning?.is === 'detail' && (meaning.detail.is === 'greeting' || meaning.detail.is === 'thanks');

/** The effect of an everyday word on a question; `undefined` for a word that no question has. */
export function besideOf(meaning: Meaning): 'plain' | 'i-am' | 'list' | 'register' | 'command' | undefined {
  if (meaning.is === 'place') return 'plain';
  if (meaning.is === 'keyword') {
    const { intent } = meaning.keyword;
    if (intent === 'list' || intent === 'register') return intent;
    return intent === 'yes' ? 'plain' : 'command';
  }
  if (meaning.detail.is === 'name-follows') return 'i-am';
  return beside.has(meaning.detail.is) ? 'plain' : undefined;
}
