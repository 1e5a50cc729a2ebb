import type { Purpose } from './schema.ts';

/**
 * What a text says besides its own: `consent`, to the first answer to a phone's owner of whom something is kept by then
 * (domain.md rule 8), in fewer words
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
  /** Someone on the phone is known by then, or the answer itself says what is kept of her. */
  readonly keeps: boolean;
  readonly introduced: Introduced;
  /** The message's, as `introduced` has it. */
  readonly id: string;
};

export function introductionOf({
  purpose,
  heard,
  focalPoint,
  keeps,
  introduced,
  id,
}: Introducing): Introduction {
  if (heard) {
    return keeps && purpose === 'answer' && (introduced.consentToldBy ?? id) === id ? 'consent' : 'none';
  }
  const toStranger = !focalPoint && !purpose.endsWith('-confirmation');
  return toStranger && (introduced.stopToldBy ?? id) === id ? 'stop' : 'none';
}

/** Whether anything is kept of a phone's owner: she is registered on it, or began to apply for a grant. */
export const keepsOf = (
  { people = 0 }: { readonly people?: number },
  lines: readonly { readonly key: string }[],
): boolean => people > 0 || lines.some(({ key }) => key === 'sms.grantBegun');
