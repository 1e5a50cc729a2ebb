import * as z from 'zod/mini';
import { eventOf } from './envelope.ts';

/** What is to become of the sessions of some days. */
export const rearrangedAs = ['cancel', 'shift', 'next-open-day', 'append', 'minutes', 'start'] as const;

const facts = {
  rearrangementId: z.uuidv7(),
  /** The days whose sessions they are, in Baghdad, both included. */
  first: z.iso.date(),
  last: z.iso.date(),
  as: z.enum(rearrangedAs),
  sessions: z.int().check(z.gte(0)),
};

/** Someone wrote down what is to become of the sessions of some days. Nothing is changed; whom it touches is being worked out. */
export const rearrangementDrafted = eventOf('rearrangement.drafted', z.strictObject(facts));

/** It is to be done: each session is moved or cancelled by an event of its own, and then everyone is told, in one text. */
export const rearrangementConfirmed = eventOf('rearrangement.confirmed', z.strictObject(facts));

/** It is not to be done after all. */
export const rearrangementDiscarded = eventOf('rearrangement.discarded', z.strictObject(facts));

/** Every session is where it is to be, and every text was handed on to be sent. */
export const rearrangementFinished = eventOf('rearrangement.finished', z.strictObject(facts));

export const rearrangementEvents = [
  rearrangementDrafted,
  rearrangementConfirmed,
  rearrangementDiscarded,
  rearrangementFinished,
] as const;
export type RearrangementEvent = z.infer<(typeof rearrangementEvents)[number]>;
