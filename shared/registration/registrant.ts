import * as z from 'zod/mini';
import { genders, groups, languages } from '#events/index.ts';
import { birthYear, personName } from '#shared/people/index.ts';
import { phoneField } from '#shared/web/schema.ts';
import { mostChildren } from './schema.ts';

/**
 * The fields asked of someone who registers: on the form, through the API and at the door. `phone` comes out
 * as E.164.
 */
export const registrantFields = {
  name: personName,
  phone: phoneField,
  language: z.enum(languages),
  gender: z.optional(z.enum(genders)),
  birthYear: z.optional(birthYear),
  group: z.optional(z.enum(groups)),
  childcare: z.optional(z.int().check(z.gte(0), z.lte(mostChildren))),
  acceptsOverlap: z.optional(z.boolean()),
  consent: z.literal(true),
};
