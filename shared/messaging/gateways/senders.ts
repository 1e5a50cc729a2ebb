import * as z from 'zod/mini';
import { type CentreId, centreIds } from '#events/index.ts';

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

/** Where the API of SMS Gateway for Android is, and which of the account's phones sends. */
export type AndroidGateway = {
  /** The address above its calls: `https://api.sms-gate.app/3rdparty/v1`, or a server of one's own. */
  readonly url: string;
  /** The phone that sends, of several in one account; any of them when absent. */
  readonly deviceId?: string | undefined;
};

/** The gateways of the centres that have one of their own. */
export type GatewayOf = Readonly<Partial<Record<CentreId, AndroidGateway>>>;

/**
 * The gateways of a function, from its environment; none where the setting is absent.
 * @throws when the setting is not as infra/stacks/messaging.ts writes it
 */
export function gatewaysFrom(text: string | undefined): GatewayOf {
  if (text === undefined) return {};
  const schema = z.partialRecord(
    z.enum(centreIds),
    z.strictObject({
      url: z.url({ protocol: /^https?$/ }),
      deviceId: z.optional(z.string().check(z.minLength(1))),
    }),
  );
  return schema.parse(JSON.parse(text));
}

/**
 * The sender for each message. A centre with a gateway sends through it. An answer to a phone whose last text
 * came in through the Android door goes back that way whichever centre it is about, if any centre has a
 * gateway: SNS may not reach that phone, and the gateway just has. All else goes through SNS.
 */
export function sendersBy(
  gatewayOf: GatewayOf,
  sns: Sender,
  senderOf: (gateway: AndroidGateway) => Sender,
): Senders {
  const senders = new Map(
    centreIds.flatMap((centre) => {
      const gateway = gatewayOf[centre];
      return gateway === undefined ? [] : [[centre, senderOf(gateway)] as const];
    }),
  );
  const [anyGateway] = senders.values();
  return ({ centre, door }) =>
    (centre && senders.get(centre)) ?? (door === 'android' ? anyGateway : undefined) ?? sns;
}
