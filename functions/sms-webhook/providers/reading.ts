import * as z from 'zod/mini';
import { parsePhone } from '#shared/language/index.ts';

/** Something that only the gateway and we know; what is shorter could be guessed. */
export const secretText = z.string().check(z.minLength(8));

/** The JSON in a body; `undefined`, which no JSON stands for, when it holds none. */
export function jsonIn(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    // Nothing else throws here but bytes that are no UTF-8 and text that is no JSON.
    return undefined;
  }
}

/** A phone in E.164; `null` for a short code, a name, or a number that is no mobile's. */
export const phoneIn = (sender: string): string | null =>
  // Some gateways leave the plus sign out: nothing but a number with its country begins so and is so long.
  parsePhone(/^[1-9]\d{9,14}$/.test(sender) && !/^7\d{9}$/.test(sender) ? `+${sender}` : sender);
