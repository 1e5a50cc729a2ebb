import * as z from 'zod/mini';
import { broadcastAudience, centreIds, type Language } from '#events/index.ts';
import { inEachLanguage } from '#shared/language/index.ts';
import { shownText } from '#shared/language/letters/shown-text.ts';

/**
 * So many days after it was written a notice can be let run no more: whom it was counted for is not kept for ever, and
 * they are others by then.
 */
export const mostDaysOld = 28;

/** Above so many phones someone else than who wrote it must confirm it. */
export const alone = 500;

/** Some five segments in Arabic letters: what is longer belongs on a page, not in a text. */
const text = shownText(300);

/** Writes a notice to many: in each language, for whoever is written to in it. */
export const draft = z.strictObject({
  centre: z.enum(centreIds),
  audience: broadcastAudience,
  texts: inEachLanguage(text),
});
export type Draft = z.infer<typeof draft>;
export type Audience = Draft['audience'];

export const broadcastStatuses = ['counting', 'ready', 'running', 'paused', 'cancelled', 'finished'] as const;
export type BroadcastStatus = (typeof broadcastStatuses)[number];

/** Whom it reaches and what it costs, worked out before anything is sent. */
export type Preview = {
  /** How many phones get it; each gets one text, whoever shares it. */
  readonly phones: number;
  /** Those of the audience's phones that asked for no more texts: they get none, and cost nothing. */
  readonly optedOut: number;
  readonly segments: number;
  /** Millionths of a US dollar. */
  readonly cost: number;
  /** How many phones are written to in each language. */
  readonly languages: Readonly<Record<Language, number>>;
};

export type Broadcast = Draft & {
  readonly broadcastId: string;
  readonly status: BroadcastStatus;
  readonly draftedBy: string;
  readonly draftedAt: string;
  /** Once it has been counted. */
  readonly preview?: Preview;
  /** How many pages of recipients it has, and how many of them have been handed on to be sent. */
  readonly pages: number;
  readonly pagesDone: number;
  readonly confirmedBy?: string;
  /** When it was last let run; what has not been sent a day later has nothing left to tell. */
  readonly runningSince?: string;
  /** Raised with each change; how far it has come does not count as one. */
  readonly version: number;
};

/** A page of those whom it goes to: as they were when it was counted, each phone once. */
export type Recipients = {
  readonly personIds: readonly string[];
  readonly phoneDigests: readonly string[];
  /** The language that each was counted in: hers, or the one in which she registered. */
  readonly languages?: readonly Language[];
};

/** Why something could not be done with a broadcast. */
export type BroadcastRefused =
  | { readonly refused: 'unknown' }
  | { readonly refused: 'version-changed'; readonly version: number }
  /** It is not counted yet, or it is over. */
  | { readonly refused: 'not-now'; readonly status: BroadcastStatus }
  /** So many are told that someone else must confirm it. */
  | { readonly refused: 'second-person' }
  /** There is no one to tell. */
  | { readonly refused: 'no-one' }
  /** It was written so long ago that it is not known any more whom it was for. */
  | { readonly refused: 'outdated' };
