import * as z from 'zod/mini';
import type { CentreId, Language } from '#events/index.ts';
import type { GrantRules } from '#shared/grants/index.ts';
import type { WrittenIn } from '#shared/people/index.ts';

/** AWS: what two-way SMS puts on the topic (platform.md). What else it sends is not looked at. */
export const twoWaySms = z.object({
  originationNumber: z.string().check(z.minLength(1)),
  messageBody: z.string(),
  inboundMessageId: z.string().check(z.minLength(1), z.maxLength(200)),
});

/** How texts come in: AWS's two-way SMS, or a gateway that calls `POST /sms/inbound/{provider}`. */
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
  /** The same however often the text is delivered. */
  readonly textId: string;
  /** E.164. */
  readonly phone: string;
  readonly body: string;
  /** When it reached the door; the place in a waiting list is by this. */
  readonly receivedAt: Date;
};

/** What a stage sets. */
export type Setting = {
  /** Beginnings of the numbers that a neighbour may be registered with. */
  readonly allowedPrefixes: readonly string[];
  /** The address that people see of the site, on which applications for small grants are written. */
  readonly siteUrl: string;
  readonly grantRules: GrantRules;
};

/**
 * A text as it was heard: the language to answer in, a guess where neither this text nor what is known of its phone shows
 * it, and the centre that pays for the answer.
 */
export type Heard = InboundText &
  WrittenIn & {
    /** Its phone asked for no more texts, and asks for a place now: that is answered, as nothing else is. */
    readonly despiteStop?: true;
    /** The language that the text itself shows for sure. */
    readonly shown: Language | null;
    readonly centre: CentreId;
    /** Beginnings of the numbers that may be texted. */
    readonly allowedPrefixes: readonly string[];
  };
