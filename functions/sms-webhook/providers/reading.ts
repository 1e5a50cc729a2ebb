import * as z from 'zod/mini';
import { parsePhone } from '#shared/language/index.ts';

/** A secret that only the gateway and we know; a shorter one could be guessed. */
export const secretText = z.string().check(z.minLength(8));

/** The JSON of a body; `undefined`, which is no JSON value, if the body is not JSON. */
export function jsonIn(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    // Only bytes that are no UTF-8 and text that is no JSON throw here.
    return undefined;
  }
}

/** A phone in E.164; `null` for a short code, a name, or a number that is no mobile. */
export const phoneIn = (sender: string): string | null =>
  // Some gateways leave out the plus sign: only a number with its country begins so and is so long.
  parsePhone(/^[1-9]\d{9,14}$/.test(sender) && !/^7\d{9}$/.test(sender) ? `+${sender}` : sender);
