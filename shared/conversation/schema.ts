import * as z from 'zod/mini';
import type { Language } from '../../events/index.ts';
import type { Understood } from '../language/index.ts';

/** AWS: what two-way SMS puts on the topic (platform.md). What else it sends is not looked at. */
export const twoWaySms = z.object({
  originationNumber: z.string().check(z.minLength(1)),
  messageBody: z.string(),
  inboundMessageId: z.string().check(z.minLength(1), z.maxLength(200)),
});

/** A text as every door hands it on. */
export type InboundText = {
  /** The same however often the text is delivered. */
  readonly textId: string;
  /** E.164. */
  readonly phone: string;
  readonly body: string;
  readonly receivedAt: Date;
};

/** A text with what was understood of it, and the language to answer in. */
export type Heard = InboundText & { readonly understood: Understood; readonly language: Language };
