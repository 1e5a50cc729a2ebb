import type { DeliveryReport, GatewayName } from '#shared/messaging/index.ts';
import type { Answer, Request } from '#shared/web/index.ts';

/** A request of a gateway as it arrived: what its signature is made of. */
export type Arrived = {
  /** As the gateway called it: with our public address in front and its query behind. */
  readonly url: string;
  readonly headers: Request['headers'];
  readonly query: URLSearchParams;
  /** The body's very bytes. */
  readonly body: Buffer;
  /** When it reached the API. */
  readonly at: Date;
};

/** `stale`: signed by who holds the secret, but too long ago, or by a clock that is wrong. */
export type Verdict = 'authentic' | 'stale' | 'forged';

/** A text as a gateway hands it on, and nothing believed yet but that it came from there. */
export type GatewayText = {
  /** The same however often the gateway delivers the text, and another for any other text. */
  readonly textId: string;
  /** The sender as the gateway writes it: a phone, a short code, a name. */
  readonly from: string;
  /** Empty for a picture. */
  readonly body: string;
};

/** What a request says. Both may be empty: gateways also tell of things that are no concern of ours. */
export type Said = { readonly texts: readonly GatewayText[]; readonly reports: readonly DeliveryReport[] };

export const nothing: Said = { texts: [], reports: [] };

/** One gateway: how it proves that a request is its own, what its requests say, how it wants to be answered. */
export type Provider = {
  readonly name: GatewayName;
  /**
   * Whether who made the request holds `secret`, this gateway's part of the secret; `undefined` when that part is
   * not there, or not as it must be: the gateway is not in use.
   */
  readonly verdict: (arrived: Arrived, secret: unknown) => Verdict | undefined;
  /** What an authentic request says; `undefined` when it cannot be read. */
  readonly read: (arrived: Arrived) => Said | undefined;
  readonly thanks: Answer;
};
