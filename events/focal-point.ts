import * as z from 'zod/mini';
import { eventOf } from './envelope.ts';

const focalPointFacts = z.strictObject({ focalPointId: z.uuidv7() });

/** Staff marked a phone as a community focal point's: it may register neighbours who have phones of their own. */
export const focalPointAppointed = eventOf('focal-point.appointed', focalPointFacts);

/** The phone is a focal point's no longer. */
export const focalPointReleased = eventOf('focal-point.released', focalPointFacts);

export const focalPointEvents = [focalPointAppointed, focalPointReleased] as const;
export type FocalPointEvent = z.infer<(typeof focalPointEvents)[number]>;
