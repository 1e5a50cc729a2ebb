import type { DeliveryReport, GatewayName } from '#shared/messaging/index.ts';
import type { Answer, Request } from '#shared/web/index.ts';

/** A gateway's request as it arrived, with everything that its signature covers. */
export type Arrived = {
  /** The address that the gateway called: our public address, path and query. */
  readonly url: string;
  readonly headers: Request['headers'];
  readonly query: URLSearchParams;
  /** The raw bytes of the body. */
  readonly body: Buffer;
  /** When it reached the API. */
  readonly at: Date;
};

/** `stale`: signed with the secret, but too long ago, or by a wrong clock. */
export type Verdict = 'authentic' | 'stale' | 'forged';

/** A text as a gateway delivers it: only its origin is verified yet. */
export type GatewayText = {
  /** The same in every delivery of one text, and unique to that text. */
  readonly textId: string;
  /** The sender as the gateway writes it: a phone, a short code, a name. */
  readonly from: string;
  /** Empty for a picture. */
  readonly body: string;
};

/** The content of a request. Both may be empty: gateways also report things that do not concern us. */
export type Said = { readonly texts: readonly GatewayText[]; readonly reports: readonly DeliveryReport[] };

export const nothing: Said = { texts: [], reports: [] };

/**
 * One gateway: how it proves that a request is its own, what its requests say, how it wants to be answered.
 */
export type Provider = {
  readonly name: GatewayName;
  /**
   * Whether the sender holds `secret`, this gateway's part of the secret; `undefined` when that part is
   * missing or malformed: the gateway is not in use.
   */
  readonly verdict: (arrived: Arrived, secret: unknown) => Verdict | undefined;
  /** The content of an authentic request; `undefined` when it cannot be read. */
  readonly read: (arrived: Arrived) => Said | undefined;
  readonly thanks: Answer;
};
