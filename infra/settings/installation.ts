/**
 * What an installation sets for itself, in one file that it keeps: `installation.json` beside `cdk.json`, or the one that
 * `-c installation=…` names. An upgrade never touches it, and a flag that is forgotten undoes nothing.
 */
import { existsSync, readFileSync } from 'node:fs';
import { Duration } from 'aws-cdk-lib';
import * as z from 'zod';
import { centreIds } from '#events/index.ts';
import { defined } from '#infra/defined.ts';
import { contradictions } from './money.ts';
import { capsOf, usualPlan } from './plan.ts';
import { withQuietHours } from './sending.ts';
import type { Stage } from './stages.ts';

/** The stages that people other than us deploy. */
const onAws = ['dev', 'staging', 'prod'] as const;

const https = z.url({ protocol: /^https$/, error: 'must be an address that begins with https://' });
const dollars = z.number().nonnegative();
const whole = z.int().positive();
const prefix = z.string().regex(/^\+\d{1,10}$/, 'must be the beginning of a number, such as +9647');
const minutes = z
  .int()
  .min(1)
  .max(14 * 24 * 60);

/** One value for each centre, and `default` for those that are not named. */
const byCentre = <Value extends z.ZodType>(value: Value) =>
  z.partialRecord(z.enum(['default', ...centreIds]), value);

const centrePlan = z.strictObject({
  courses: z.int().nonnegative().describe('courses side by side'),
  places: z.int().nonnegative().describe('places of a course'),
  sessionsAWeek: z.number().nonnegative().max(21).describe('sessions of a course in a week'),
  weeks: z.number().positive().describe('weeks that a course lasts'),
  broadcasts: z.int().nonnegative().describe('notices in a month to everyone with a place'),
});

const grantRule = z.strictObject({
  currency: z.enum(['IQD', 'USD']),
  twoApproversAbove: whole.describe('whole dinars, or cents of a dollar'),
});

const installed = z.strictObject({
  siteUrl: z
    .union([z.literal('api'), https], { error: 'must be an address that begins with https://, or "api"' })
    .optional()
    .describe('the address people see; "api" where it is the HTTP API’s own'),
  smsNumber: z
    .string()
    .regex(/^(\+[1-9]\d{6,14}|\d{3,6})$/, 'must be a number such as +9647…, or a short code')
    .optional()
    .describe('the number people text to; the site shows it'),
  alarmEmail: z.email('must be an e-mail address').optional().describe('who is told of alarms'),
  senderId: z
    .string()
    .regex(
      /^(?=.*[A-Za-z])[A-Za-z0-9]{1,11}$/,
      'must be up to eleven letters and digits, one letter at least',
    )
    .optional()
    .describe('the name shown as the sender of texts, where operators ask for a registered one'),
  allowedPrefixes: z.array(prefix).min(1).optional().describe('whom texts may go to'),
  gatewayOf: z
    .partialRecord(
      z.enum(centreIds),
      z.strictObject({ url: https, deviceId: z.exactOptional(z.string().min(1)) }),
    )
    .optional()
    .describe('the centres whose texts go out through a phone with a local SIM'),
  segmentPrice: z.record(prefix, dollars).optional().describe('US dollars, by the beginning of the number'),
  plan: byCentre(centrePlan).optional().describe('what centres hold, by which caps are worked out'),
  monthlyCap: byCentre(dollars)
    .optional()
    .describe('US dollars a month for texts; otherwise worked out of the plan'),
  accountConcurrency: whole.optional().describe('how many functions AWS lets the account run at once'),
  smsPerSecond: whole.max(1000).optional(),
  triedAgainAfter: z
    .array(minutes)
    .max(5)
    .optional()
    .describe('minutes before a text that failed is sent again'),
  quietHours: z
    .string()
    .regex(
      /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/,
      'must be two times of day, such as 21:00-08:00',
    )
    .optional(),
  reminders: z
    .strictObject({ leads: byCentre(z.array(minutes).min(1).max(3)), last: minutes })
    .optional()
    .describe('minutes before a session'),
  completionGrace: z
    .number()
    .positive()
    .max(28 * 24)
    .optional()
    .describe('hours after the last session'),
  inUse: z
    .strictObject({
      table: z.exactOptional(z.strictObject({ name: z.string().min(3), streamLabel: z.string().min(1) })),
      filesBucket: z.exactOptional(z.string().min(3)),
      userPoolId: z.exactOptional(z.string().min(3)),
      gatewaySecretArn: z.exactOptional(z.string().startsWith('arn:')),
    })
    .optional()
    .describe('what is used that no stack made: a table restored from a backup, for instance'),
  throttle: z.strictObject({ requestsPerSecond: whole, burst: whole }).optional(),
  grants: z
    .strictObject({ usual: grantRule, at: z.partialRecord(z.enum(centreIds), grantRule).default({}) })
    .optional(),
});

/** The settings of one stage, as an installation writes them. */
export type Installed = z.infer<typeof installed>;

const schema = z.strictObject({
  $schema: z.string().optional(),
  ...Object.fromEntries(onAws.map((stage) => [stage, installed.optional()])),
}) as z.ZodType<{ readonly $schema?: string } & Partial<Record<(typeof onAws)[number], Installed>>>;

/** The file as JSON Schema, for editors. */
export const installationSchema = (): object => z.toJSONSchema(schema, { io: 'input' });

/**
 * The settings of a stage out of an installation's file; none where there is no file or it does not name the stage.
 * @param file path; only a file that was asked for by name must exist
 * @throws when the file is missing though it was named, is no JSON, or has a setting that is not known or cannot be; each is named
 */
export function installationOf(stage: string, file: string, isNamed: boolean): Installed {
  const of = onAws.find((name) => name === stage);
  if (of === undefined) return {};
  if (!existsSync(file)) {
    if (isNamed) throw new Error(`There is no file "${file}", which -c installation names.`);
    return {};
  }
  let told: unknown;
  try {
    told = JSON.parse(readFileSync(file, 'utf8'));
  } catch (fault) {
    throw new Error(`${file} is no JSON: ${fault instanceof Error ? fault.message : fault}`, {
      cause: fault,
    });
  }
  const read = schema.safeParse(told);
  if (!read.success) throw new Error(`${file}: ${saidOf(read.error)}`);
  return read.data[of] ?? {};
}

/** Each fault on a line of its own, with the setting's place in the file. */
const saidOf = ({ issues }: z.ZodError): string =>
  issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`).join('\n');

/**
 * A stage with the settings of an installation in place of its own.
 * @throws when they contradict each other, or the plan, in a sentence for each
 */
export function withInstallation(stage: Stage, told: Installed): Stage {
  const { segmentPrice = stage.sending.segmentPrice, monthlyCap } = told;
  const plan = told.plan === undefined ? stage.plan : { ...usualPlan, ...defined(told.plan) };
  // A cap for those not named is for each that the caps do not name, whether the plan names it or not.
  const planned =
    plan === undefined || monthlyCap?.default !== undefined
      ? stage.sending.monthlyCap
      : capsOf(plan, segmentPrice);
  const caps = { ...planned, ...defined(monthlyCap ?? {}) };
  const sending = { ...stage.sending, segmentPrice, monthlyCap: caps };
  const settled: Stage = {
    ...stage,
    ...(plan === undefined ? {} : { plan }),
    ...defined({
      senderId: told.senderId,
      allowedPrefixes: told.allowedPrefixes,
      gatewayOf: told.gatewayOf,
      accountConcurrency: told.accountConcurrency,
      smsPerSecond: told.smsPerSecond,
      triedAgainAfter: told.triedAgainAfter?.map((each) => Duration.minutes(each)),
      reminders: told.reminders,
      completionGrace: told.completionGrace === undefined ? undefined : Duration.hours(told.completionGrace),
      inUse: told.inUse,
      throttle: told.throttle,
      grants: told.grants,
    }),
    sending: told.quietHours === undefined ? sending : withQuietHours(sending, told.quietHours),
  };
  const found = contradictions(settled);
  if (found.length > 0)
    throw new Error(`The settings of ${stage.name} contradict each other.\n${found.join('\n')}`);
  return settled;
}
