import * as z from 'zod/mini';

const instant = z.iso.datetime({ precision: 3 });

/** Someone who completed an activity, and whether she has the paper of her certificate. */
export const completerAnswer = z.object({
  personId: z.uuidv7(),
  registrationId: z.uuidv7(),
  name: z.nullable(z.string()),
  certificate: z.string(),
  handedOverAt: z.nullable(instant),
  handedOverBy: z.nullable(z.string()),
});
export type CompleterAnswer = z.infer<typeof completerAnswer>;

/** When the paper was handed over, and the login that noted it. */
export const handedOverAnswer = z.object({
  certificate: z.string(),
  handedOverAt: instant,
  handedOverBy: z.string(),
});
export type HandedOverAnswer = z.infer<typeof handedOverAnswer>;
