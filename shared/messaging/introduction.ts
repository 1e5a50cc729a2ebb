import type { Purpose } from './schema.ts';

/**
 * What a text says besides its own: `consent`, to the first answer to a phone's owner (domain.md rule 8), in fewer words
 * where the other languages are named with it (`namingOthers`);
 * `stop`, to the first text to a phone that never texted us, which may be a stranger's.
 */
export type Introduction = 'consent' | 'consent-brief' | 'stop' | 'none';

/** To which message a phone was told how to stop, and of consent; kept in its state, so that a retry says the same. */
export type Introduced = { readonly stopToldBy?: string; readonly consentToldBy?: string };

export type Introducing = {
  readonly purpose: Purpose;
  readonly heard: boolean;
  readonly focalPoint: boolean;
  readonly introduced: Introduced;
  /** The message's, as `introduced` has it. */
  readonly id: string;
};

export function introductionOf({ purpose, heard, focalPoint, introduced, id }: Introducing): Introduction {
  if (heard) {
    return purpose === 'answer' && (introduced.consentToldBy ?? id) === id ? 'consent' : 'none';
  }
  const toStranger = !focalPoint && !purpose.endsWith('-confirmation');
  return toStranger && (introduced.stopToldBy ?? id) === id ? 'stop' : 'none';
}
