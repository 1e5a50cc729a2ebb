import type { Purpose } from '../schema.ts';

/**
 * What a text says besides its own: `consent`, to the first answer to a phone's owner of whom something is kept by then
 * (domain.md rule 8), in fewer words
 * where the other languages are named with it (`namingOthers`); `how-to-erase` alone, where everyone on it agreed on a form, which
 * said what is kept;
 * `stop`, to the first text to a phone that never texted us, which may be a stranger's.
 */
export type Introduction = 'consent' | 'consent-brief' | 'how-to-erase' | 'stop' | 'none';

/**
 * To which message a phone was told how to stop, of consent, and how to be erased; kept in its state, so that a retry says the
 * same. `agreedOnForm`: everyone on it agreed on a form.
 */
export type Introduced = {
  readonly stopToldBy?: string;
  readonly consentToldBy?: string;
  readonly eraseToldBy?: string;
  readonly agreedOnForm?: true;
};

/** Where it is kept that this was told. */
export const toldIn = {
  consent: 'consentToldBy',
  'consent-brief': 'consentToldBy',
  'how-to-erase': 'eraseToldBy',
  stop: 'stopToldBy',
} as const satisfies Record<Exclude<Introduction, 'none'>, keyof Introduced>;

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
    if (!keeps || purpose !== 'answer' || (introduced.consentToldBy ?? id) !== id) return 'none';
    if (introduced.agreedOnForm !== true) return 'consent';
    return (introduced.eraseToldBy ?? id) === id ? 'how-to-erase' : 'none';
  }
  const toStranger = !focalPoint && !purpose.endsWith('-confirmation');
  return toStranger && (introduced.stopToldBy ?? id) === id ? 'stop' : 'none';
}

/** Whether anything is kept of a phone's owner: she is registered on it, or began to apply for a grant. */
export const keepsOf = (
  { people = 0 }: { readonly people?: number },
  lines: readonly { readonly key: string }[],
): boolean => people > 0 || lines.some(({ key }) => key === 'sms.grantBegun');
