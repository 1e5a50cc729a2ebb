/** The messages the phone network has carried, kept in a file so that they outlive a restart. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { SegmentedMessage } from 'sms-segments-calculator';
import * as z from 'zod/mini';

const messageSchema = z.object({
  id: z.string(),
  /** The phone's number, E.164. */
  phone: z.string(),
  /** Seen from the phone: `out` was texted by its owner, `in` arrived on it. */
  direction: z.enum(['in', 'out']),
  body: z.string(),
  /** When it was carried, UTC. */
  at: z.string(),
  /** How many the network bills, and why. */
  segments: z.number(),
  encoding: z.enum(['GSM-7', 'UCS-2']),
  /** The gateway that brought it; SNS where there is none. */
  gateway: z.optional(z.enum(['android'])),
});
export type CarriedMessage = z.infer<typeof messageSchema>;

export type Messages = {
  readonly carry: (
    message: Pick<CarriedMessage, 'id' | 'phone' | 'direction' | 'body' | 'gateway'>,
  ) => CarriedMessage;
  /** Oldest first. */
  readonly all: () => readonly CarriedMessage[];
  /** Calls back for every message carried from now on; returns what ends it. */
  readonly follow: (listener: (message: CarriedMessage) => void) => () => void;
};

/**
 * @param file where they are kept, one JSON object a line
 * @param fresh forget what is in the file
 * @param now the time, for the message's `at`
 */
export function openMessages(file: string, fresh: boolean, now: () => Date): Messages {
  mkdirSync(dirname(file), { recursive: true });
  if (fresh) rmSync(file, { force: true });
  const messages = existsSync(file) ? readFileSync(file, 'utf8').split('\n').flatMap(parseLine) : [];
  const listeners = new Set<(message: CarriedMessage) => void>();
  return {
    all: () => messages,
    carry: (sent) => {
      const message = { ...sent, at: now().toISOString(), ...sizeOf(sent.body) };
      messages.push(message);
      appendFileSync(file, `${JSON.stringify(message)}\n`);
      for (const listener of listeners) listener(message);
      return message;
    },
    follow: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** How many segments a text takes on the air, and in which encoding. */
export function sizeOf(body: string): Pick<CarriedMessage, 'segments' | 'encoding'> {
  const message = new SegmentedMessage(body);
  return {
    segments: message.segmentsCount,
    encoding: message.getEncodingName() === 'GSM-7' ? 'GSM-7' : 'UCS-2',
  };
}

/** The last line may have been cut off by a crash; it is left out. */
function parseLine(line: string): CarriedMessage[] {
  try {
    return [messageSchema.parse(JSON.parse(line))];
  } catch {
    return [];
  }
}
