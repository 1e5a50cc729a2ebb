import { SegmentedMessage } from 'sms-segments-calculator';
import type { Language } from '#events/index.ts';
import { sendingLimits } from '#infra/settings/sending.ts';
import { languages } from '#shared/language/index.ts';
import { type MessageKey, renderStored } from '#shared/language/messages/index.ts';
import { limitsFrom } from '#shared/messaging/index.ts';
import { costOf } from '#shared/messaging/spend/spend.ts';
import { everyKey, type Given, longestOf, sampleOf } from './gaps.ts';
import { isUnprompted } from './groups.ts';

/** A text as the network counts it. */
export type Measured = {
  readonly text: string;
  readonly encoding: 'GSM-7' | 'UCS-2';
  readonly characters: number;
  readonly segments: number;
  /** US cents, at the price that infra/settings/sending.ts sets. */
  readonly cents: number;
  /** Bits; a segment has room for 1,120, be it 160 characters of GSM-7 or 70 of UCS-2. */
  readonly size: number;
};

/** A mobile of Iraq: the price is set by the beginning of the number. */
const phone = '+9647700000000';
const limits = limitsFrom(JSON.stringify({ allowedPrefixes: ['+9647'], ...sendingLimits }));

export function measure(text: string): Measured {
  const { encodingName, numberOfCharacters, messageSize } = new SegmentedMessage(text);
  const { segments, cost } = costOf(text, phone, limits);
  return {
    text,
    encoding: encodingName,
    characters: numberOfCharacters,
    segments,
    cents: cost / 10_000,
    size: messageSize,
  };
}

const said = (key: MessageKey, language: Language, given: Given): Measured =>
  measure(renderStored(key, language, given));

export const sample = (key: MessageKey, language: Language): Measured =>
  said(key, language, sampleOf(key, language));

/** With the longest that is real in its gaps. */
export const longest = (key: MessageKey, language: Language): Measured =>
  said(
    key,
    language,
    longestOf(key, language, (given) => said(key, language, given).size),
  );

/** An unprompted text has one segment (domain.md rule 12). */
export const isTooLong = (key: MessageKey, { segments }: Measured): boolean =>
  isUnprompted(key) && segments > 1;

export type Placed = Measured & { readonly key: MessageKey; readonly language: Language };

/** The unprompted texts that come nearest to the end of their segment, nearest first. */
export const longestUnprompted = (many: number): readonly Placed[] =>
  everyKey
    .filter(isUnprompted)
    .flatMap((key) => languages.map((language) => ({ key, language, ...longest(key, language) })))
    .sort((a, b) => b.size - a.size)
    .slice(0, many);
