import * as z from 'zod/mini';
import { eventOf } from './envelope.ts';

/** A person withdrew her consent: her name, phone and birth year are gone, and her counts stay. */
export const personErased = eventOf('person.erased', z.strictObject({ personId: z.uuidv7() }));

export const personEvents = [personErased] as const;
export type PersonEvent = z.infer<(typeof personEvents)[number]>;
