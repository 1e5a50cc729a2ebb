/**
 * The requests and answers of applying for a grant, as schemas for the API, its pages and its description.
 */
import * as z from 'zod/mini';
import { centreIds, currencies, grantStatuses, grantThemes, languages } from '#events/index.ts';
import { contentFields, membersAsked, mostLines, report } from '#shared/grants/schema.ts';
import { toAsciiDigits } from '#shared/language/index.ts';
import { personName } from '#shared/people/index.ts';
import { phoneField } from '#shared/web/schema.ts';

const members = z.array(personName).check(z.maxLength(membersAsked));

/** What an application can be begun with. `phone` comes out as E.164. */
export const beginBody = z.strictObject({
  centre: z.enum(centreIds),
  language: z.enum(languages),
  consent: z.literal(true),
  contact: z.optional(z.strictObject({ name: z.optional(personName), phone: z.optional(phoneField) })),
  members: z.optional(members),
  ...z.partial(z.strictObject(contentFields)).shape,
});
export type BeginBody = z.infer<typeof beginBody>;

const orNothing = <Schema extends z.ZodMiniType>(schema: Schema) => z.optional(z.nullable(schema));

/** The changes to an application; `null` clears a field. */
export const changeBody = z.strictObject({
  centre: z.optional(z.enum(centreIds)),
  language: z.optional(z.enum(languages)),
  contact: z.optional(z.strictObject({ name: orNothing(personName), phone: orNothing(phoneField) })),
  members: z.optional(members),
  theme: orNothing(contentFields.theme),
  place: orNothing(contentFields.place),
  what: orNothing(contentFields.what),
  why: orNothing(contentFields.why),
  amount: orNothing(contentFields.amount),
  lines: orNothing(contentFields.lines),
  startsOn: orNothing(contentFields.startsOn),
  endsOn: orNothing(contentFields.endsOn),
});
export type ChangeBody = z.infer<typeof changeBody>;

/** The code of a text, in any digits; comes out in ASCII ones. */
export const unlockBody = z.strictObject({
  code: z.pipe(
    z.string().check(z.minLength(1), z.maxLength(32)),
    z.transform((text: string, context) => {
      const digits = toAsciiDigits(text).replace(/[\s\p{Cf}-]/gu, '');
      if (!/^\d{6}$/.test(digits))
        context.issues.push({ code: 'custom', message: 'codeInvalid', input: text });
      return digits;
    }),
  ),
});

export const reportBody = report;

const instant = z.iso.datetime({ precision: 3 });
const day = z.iso.date();
const amount = z.int().check(z.gte(0));
const number = z.string().check(z.regex(/^[1-9]\d{5}$/));
/** A file of an application, arrived or announced. */
export const fileAnswer = z.object({
  fileId: z.string(),
  name: z.string(),
  type: z.string(),
  size: amount,
  status: z.enum(['expected', 'kept']),
});

/** A file that was announced, and the form that sends it. */
export const announcedAnswer = z.object({
  file: fileAnswer,
  upload: z.object({ url: z.url(), fields: z.record(z.string(), z.string()), expiresAt: instant }),
});

export const begunAnswer = z.object({ number, manageUrl: z.url() });

export const steps = ['change', 'submit', 'ask-code', 'withdraw', 'report'] as const;
const content = z.partial(z.object(contentFields));

/** An application for the holder of its link; optional fields are there only while it is not locked. */
export const applicationAnswer = z.object({
  number,
  status: z.enum(['draft', ...grantStatuses]),
  since: instant,
  version: z.int(),
  locked: z.boolean(),
  can: z.array(z.enum(steps)),
  manageUrl: z.url(),
  keptUntil: z.optional(instant),
  centre: z.optional(z.enum(centreIds)),
  language: z.optional(z.enum(languages)),
  currency: z.optional(z.enum(currencies)),
  contact: z.optional(z.object({ name: z.nullable(z.string()), phone: z.nullable(z.string()) })),
  members: z.optional(z.array(z.string())),
  content: z.optional(content),
  files: z.optional(z.array(fileAnswer)),
  reportFiles: z.optional(z.array(fileAnswer)),
  missing: z.optional(z.array(z.object({ pointer: z.string(), detail: z.string() }))),
  versions: z.optional(
    z.array(
      z.object({
        application: z.int().check(z.gte(1)),
        submittedAt: instant,
        ...contentFields,
        theme: z.enum(grantThemes),
        files: z.array(fileAnswer),
      }),
    ),
  ),
  reason: z.optional(z.string()),
  approved: z.optional(z.nullable(amount)),
  paid: z.optional(amount),
  returned: z.optional(amount),
  owed: z.optional(amount),
  tranches: z.optional(
    z.array(z.object({ tranche: z.int(), amount, dueOn: day, condition: z.string(), paid: z.boolean() })),
  ),
  reportDueOn: z.optional(z.nullable(day)),
  report: z.optional(
    z.object({
      peopleReached: amount,
      spent: z.array(amount).check(z.maxLength(mostLines)),
      story: z.string(),
      reportedAt: instant,
    }),
  ),
});
export type ApplicationAnswer = z.infer<typeof applicationAnswer>;

/** The answer to unlocking: the key for `X-Unlock-Key`, and until when it opens. */
export const unlockedAnswer = z.object({ key: z.string(), until: instant });
export const codeAnswer = z.object({ until: instant });
