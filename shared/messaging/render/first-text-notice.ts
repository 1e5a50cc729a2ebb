import type { Language } from '#events/index.ts';
import { othersThan } from '#shared/language/index.ts';
import type { Purpose } from '../schema.ts';
import { segmentsOf } from '../spend/spend.ts';

/**
 * The notice a text carries besides its own words. `consent`: with the first answer to a phone of whose owner
 * something is kept (domain.md rule 8). `consent-brief`: in fewer words, to leave room for the other
 * languages (`namingOthers`). `how-to-erase`: where everyone on the phone agreed on a form, which said what
 * is kept. `stop`: with the first text to a phone that never texted us, which may be a stranger's.
 */
export type Introduction = 'consent' | 'consent-brief' | 'how-to-erase' | 'stop' | 'none';

/**
 * The id of the message that told a phone how to stop, of consent, and how to be erased; kept in its state,
 * so that a retry says the same. `agreedOnForm`: everyone on the phone agreed on a form.
 */
export type Introduced = {
  readonly stopToldBy?: string;
  readonly consentToldBy?: string;
  readonly eraseToldBy?: string;
  readonly agreedOnForm?: true;
};

/** The attribute in which each notice is kept as told. */
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
  /** Someone on the phone is known when the text is sent, or the answer itself says what is kept of her. */
  readonly keeps: boolean;
  readonly introduced: Introduced;
  /** The message's id, in the form `introduced` keeps. */
  readonly id: string;
};

/**
 * The notice a text carries: one for each phone, and the same again when the message that first carried it is
 * retried. Focal points and confirmations get no `stop`.
 */
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

/**
 * Adds the other languages to a first answer in a guessed language, in the words that are texted back to get
 * them; with the brief consent where the room needs it. Left out where that costs another segment, unless
 * nothing is kept of the owner and so no consent is told: then always added.
 *
 * @param say the answer with the given first-text notice
 */
export function namingOthers(
  say: (first: Introduction) => string,
  language: Language,
  first: Introduction,
): string {
  if (first === 'none') return `${say(first)}\n${othersThan[language]}`;
  const usual = say('consent');
  const most = segmentsOf(usual);
  const named = (['consent', 'consent-brief'] as const).map(
    (first) => `${say(first)}\n${othersThan[language]}`,
  );
  return named.find((text) => segmentsOf(text) <= most) ?? usual;
}
