import type { CentreId, Language } from '#events/index.ts';
import type { WrittenIn } from '#shared/people/index.ts';

/** The doors for texts: AWS's two-way SMS, or a gateway that calls `POST /sms/inbound/{provider}`. */
export const doors = ['aws', 'android', 'twilio', 'infobip'] as const;
export type Door = (typeof doors)[number];

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
  /** By which rules centres grant, as infra/settings/grants.ts writes them; read when someone applies. */
  readonly grants: string | undefined;
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
