import * as z from 'zod/mini';
import { broadcastAudience, centreIds, type Language } from '#events/index.ts';
import { inEachLanguage } from '#shared/language/index.ts';
import { shownText } from '#shared/language/letters/shown-text.ts';

/**
 * How many days after it was written a broadcast can still be run: its recipients are not kept for ever, and
 * change in time.
 */
export const mostDaysOld = 28;

/** Above this many phones someone other than the author must confirm. */
export const alone = 500;

/** Longest text accepted: some five segments in Arabic letters. More belongs on a page. */
const text = shownText(300);

/** Drafts a broadcast: one text for each language, sent to the people who are written to in it. */
export const draft = z.strictObject({
  centre: z.enum(centreIds),
  audience: broadcastAudience,
  texts: inEachLanguage(text),
});
export type Draft = z.infer<typeof draft>;
export type Audience = Draft['audience'];

export const broadcastStatuses = ['counting', 'ready', 'running', 'paused', 'cancelled', 'finished'] as const;
export type BroadcastStatus = (typeof broadcastStatuses)[number];

/** How many it reaches and what it costs, worked out before anything is sent. */
export type Preview = {
  /** How many phones get it; a shared phone gets one text. */
  readonly phones: number;
  /** How many phones of the audience have opted out: they get no text and cost nothing. */
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
  /** When it was last started; texts not sent a day later are dropped. */
  readonly runningSince?: string;
  /** Raised with each change; progress does not raise it. */
  readonly version: number;
};

/** A page of recipients, as counted, each phone once. */
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
  /** It has so many recipients that someone else must confirm it. */
  | { readonly refused: 'second-person' }
  /** There is no one to tell. */
  | { readonly refused: 'no-one' }
  /** It was written so long ago that its recipients are no longer known. */
  | { readonly refused: 'outdated' };
