import type { Understood } from '#shared/language/index.ts';

/** A text as someone sends it, and what of the meaning differs from a registration for nothing in particular. */
export type Sent = readonly [text: string, meaning: Partial<Understood> & Pick<Understood, 'intent'>];

export const register = (code: string | null, more: Partial<Understood> = {}) =>
  ({ intent: 'register', code, ...more }) as const;
export const about = (
  intent: Understood['intent'],
  code: string | null = null,
  more: Partial<Understood> = {},
) => ({ intent, code, ...more }) as const;
/** Thanks, and nothing else. */
export const thanks = about('greet', null, { thanks: true });
export const here = (code: string, word: string | null = null) => ({ intent: 'here', code, word }) as const;
