import type { CentreId } from '#events/index.ts';

/**
 * Gives a text to a network, and answers with the id that the network will report it by, where that is not
 * ours. Throws when the network did not take the text, or when that is unknown.
 * @param messageId the message's id and attempt ({@link networkNameOf}), for networks that recognise a repeat
 *   by it
 */
// biome-ignore lint/suspicious/noConfusingVoidType: most networks have nothing to answer but that they took it.
export type Publish = (phone: string, text: string, messageId: string) => Promise<string | void>;

/**
 * The name of a message on its way: a new one for each attempt, or the network would take it for sent
 * already.
 */
export const networkNameOf = (messageId: string, attempt: number): string =>
  attempt === 1 ? messageId : `${messageId}.${attempt}`;

/** The message and the attempt that a network's report is about; `undefined` when the name is not ours. */
export function namedByNetwork(
  name: string,
): { readonly messageId: string; readonly attempt: number } | undefined {
  const [, messageId, attempt = '1'] = /^([\w-]{8,64})(?:\.([2-9]))?$/.exec(name) ?? [];
  return messageId === undefined ? undefined : { messageId, attempt: Number(attempt) };
}

/** A network's own list of phones that asked it for no more messages. */
export type OptOuts = {
  readonly has: (phone: string) => Promise<boolean>;
  /** Takes a phone off the list, at its owner's wish; `false` when the network refuses to. */
  readonly remove: (phone: string) => Promise<boolean>;
};

/** One way to send: a network or a gateway. */
export type Sender = {
  readonly publish: Publish;
  /** Absent where the network keeps no such list. */
  readonly optOuts?: OptOuts;
};

/** Picks the sender of a message: by the centre that pays, and the door of the phone's last text. */
export type Senders = (message: {
  readonly centre?: CentreId | undefined;
  readonly door?: string | undefined;
}) => Sender;

/** The same sender, but calls `unknown` after each publish that the network may or may not have taken. */
export const counting = (sender: Sender, unknown: () => void): Sender => ({
  ...sender,
  publish: async (...text) => {
    try {
      return await sender.publish(...text);
    } catch (fault) {
      if (!wasAnswered(fault)) unknown();
      throw fault;
    }
  },
});

/**
 * Whether the network refused. The SDK puts the answer's status under `$metadata`; other senders, in
 * `status`.
 */
function wasAnswered(fault: unknown): boolean {
  if (typeof fault !== 'object' || fault === null) return false;
  if ('status' in fault) return typeof fault.status === 'number';
  const metadata: unknown = '$metadata' in fault ? fault.$metadata : undefined;
  return typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata
    ? metadata.httpStatusCode !== undefined
    : false;
}
