/** The input and output of a simulated gateway for texts. */

/** The keys that the gateways and Diwan share, in the shape of Diwan's secret. */
export type GatewayKeys = {
  readonly android: { readonly signingKey: string; readonly username: string; readonly password: string };
  readonly twilio: { readonly authToken: string };
  readonly infobip: { readonly hmacKey: string };
};

/** Where gateways call, and what they sign with. */
export type Doors = { readonly siteUrl: string; readonly keys: GatewayKeys };

/** A text that reached the centre's number. */
export type TextedIn = {
  /** E.164, or whatever else texts are sent from: a short code, a name. */
  readonly phone: string;
  /** Empty for a picture. */
  readonly body: string;
  /** The network's id of it: the same for the same text. */
  readonly id: string;
  /** When the network delivered it: the same for the same text. */
  readonly at: Date;
};

/** A request as a gateway makes it. */
export type GatewayRequest = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** @param now when this attempt is made, which some gateways sign */
export type Gateway = (text: TextedIn, doors: Doors, now: Date) => GatewayRequest;
