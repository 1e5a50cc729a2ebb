import * as z from 'zod/mini';
import { eventOf } from './envelope.ts';

/** A rearrangement of the sessions of some days. */
export const rearrangedAs = ['cancel', 'shift', 'next-open-day', 'append', 'minutes', 'start'] as const;

const facts = {
  rearrangementId: z.uuidv7(),
  /** The days whose sessions they are, in Baghdad, both included. */
  first: z.iso.date(),
  last: z.iso.date(),
  as: z.enum(rearrangedAs),
  sessions: z.int().check(z.gte(0)),
};

/** Someone drafted a rearrangement. No session is changed; the people it touches are being counted. */
export const rearrangementDrafted = eventOf('rearrangement.drafted', z.strictObject(facts));

/**
 * The rearrangement is to be carried out: each session has its own event, then everyone is told in one text.
 */
export const rearrangementConfirmed = eventOf('rearrangement.confirmed', z.strictObject(facts));

/** The rearrangement was dropped. */
export const rearrangementDiscarded = eventOf('rearrangement.discarded', z.strictObject(facts));

/** Every session is changed, and every text is queued. */
export const rearrangementFinished = eventOf('rearrangement.finished', z.strictObject(facts));

export const rearrangementEvents = [
  rearrangementDrafted,
  rearrangementConfirmed,
  rearrangementDiscarded,
  rearrangementFinished,
] as const;
export type RearrangementEvent = z.infer<(typeof rearrangementEvents)[number]>;
