import * as z from 'zod/mini';
import type { CentreId, Language } from '#events/index.ts';
import type { GrantRules } from '#shared/grants/index.ts';
import type { WrittenIn } from '#shared/people/index.ts';

/** AWS: the message two-way SMS puts on the topic (platform.md). Its other fields are not read. */
export const twoWaySms = z.object({
  originationNumber: z.string().check(z.minLength(1)),
  messageBody: z.string(),
  inboundMessageId: z.string().check(z.minLength(1), z.maxLength(200)),
});

/** The doors for texts: AWS's two-way SMS, or a gateway that calls `POST /sms/inbound/{provider}`. */
const doors = ['aws', 'android', 'twilio', 'infobip'] as const;
export type Door = (typeof doors)[number];

/** A text as the door of a gateway puts it on the queue. */
export const gatewayText = z.object({
  door: z.enum(doors),
  textId: z.string().check(z.minLength(1), z.maxLength(200)),
  phone: z.string().check(z.regex(/^\+[1-9]\d{6,14}$/)),
  body: z.string(),
  receivedAt: z.iso.datetime(),
});

/** A text as every door hands it on. */
export type InboundText = {
  readonly door: Door;
  /** The id of the text, the same for each delivery. */
  readonly textId: string;
  /** E.164. */
  readonly phone: string;
  readonly body: string;
  /** When it reached the door; decides the position in a waiting list. */
  readonly receivedAt: Date;
};

/** The settings of a stage. */
export type Setting = {
  /** Prefixes of the numbers a neighbour may be registered with. */
  readonly allowedPrefixes: readonly string[];
  /** The public address of the site, where applications for small grants are written. */
  readonly siteUrl: string;
  readonly grantRules: GrantRules;
};

/**
 * A text as read: with the language to answer in, a guess where neither the text nor its phone shows it, and
 * the centre that pays for the answer.
 */
export type Heard = InboundText &
  WrittenIn & {
    /** Its phone asked for no more texts, and asks for a place now: that alone is answered. */
    readonly despiteStop?: true;
    /** The language that the text itself shows for sure. */
    readonly shown: Language | null;
    readonly centre: CentreId;
    /** Prefixes of the numbers that may be texted. */
    readonly allowedPrefixes: readonly string[];
  };
