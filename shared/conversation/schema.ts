import * as z from 'zod/mini';
import type { CentreId, Language } from '../../events/index.ts';
import type { Context, Write } from '../table/index.ts';

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
  /** Where applications for small grants are begun. Default none: to ask for one is not understood. */
  readonly grants?: Grants;
};

/** Begins applications, and the address that people see of the site on which they are written. */
export type Grants = { readonly siteUrl: string; readonly begin: BeginDraft };

/**
 * Begins the draft of an application: its short number, the key to its page, and what is to be written for it. The
 * same text never begins two: what is written refuses a second time. A write that is refused as `number` finds the number
 * taken meanwhile, and it is begun anew.
 */
export type BeginDraft = (
  context: Context,
  text: {
    /** E.164. */
    readonly phone: string;
    readonly language: Language;
    /** `null` where neither the text nor the phone tells of one. */
    readonly centre: CentreId | null;
    readonly textId: string;
    readonly siteUrl: string;
  },
) => Promise<{ readonly number: string; readonly token: string; readonly writes: readonly Write[] }>;

/** A text as it was heard: the language to answer in, and the centre that pays for the answer. */
export type Heard = InboundText & {
  readonly language: Language;
  /** The language that the text itself shows for sure. */
  readonly shown: Language | null;
  readonly centre: CentreId;
  /** Beginnings of the numbers that may be texted. */
  readonly allowedPrefixes: readonly string[];
};
