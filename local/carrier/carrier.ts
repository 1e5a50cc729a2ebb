/** The carrier: stands in for the phone network, with a page of phones to type on. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { type AwsCall, functionOf } from '#local/edge/calls.ts';
import { listen } from '#local/edge/listen.ts';
import { reasonOf } from '#local/failure.ts';
import { connectDeliveryStatus, type DeliveryStatus } from './delivery-status.ts';
import { createFaults, faultsSchema } from './faults.ts';
import { answerAndroid } from './gateways/android-api.ts';
import { type Doors, deliverThrough, gatewayNames } from './gateways/index.ts';
import { connectInbound, type Inbound } from './inbound.ts';
import { type CarriedMessage, openMessages } from './messages.ts';
import { centreNumber } from './numbers.ts';
import { createOptOuts, optOutSchema } from './opt-outs.ts';
import { createReceptions, receptionSchema } from './receptions.ts';
import { answerJson, answerProblem, BadRequest, jsonIn, numberIn, parsed, textIn } from './requests.ts';
import { answerSns } from './sns.ts';

export type CarrierOptions = {
  readonly port: number;
  /** Where messages are kept across restarts. */
  readonly file: string;
  readonly fresh?: boolean;
  readonly now?: () => Date;
  /** Called for every call to its SNS endpoint. */
  readonly onAwsCall?: (call: AwsCall) => void;
};

export type Carrier = {
  readonly port: number;
  readonly url: string;
  /**
   * Connects the phones to the centre; until then texts are refused with 503. Without doors only AWS's way is
   * open, and no delivery reports are given for texts from the centre.
   */
  readonly connect: (endpoint: string, inboundTopicArn: string, doors?: Doors) => void;
  /** From now on texts to the centre are refused with 503; what the centre sends is still carried. */
  readonly closeIntake: () => void;
  /** Texts on their way to the centre, and delivery reports still to be given. */
  readonly underWay: () => number;
  readonly close: () => Promise<void>;
};

const textSchema = z.strictObject({
  body: z.string().check(z.maxLength(1600)),
  /** The way it takes. Default AWS's own two-way SMS. */
  door: z._default(z.enum(['aws', ...gatewayNames]), 'aws'),
  /** For tests: deliver under this id, again if need be. */
  id: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
  /** For tests: how many times to deliver it. */
  copies: z.optional(z.int().check(z.gte(1), z.lte(100))),
});

/** Files of the page; it has no others. */
const page: Readonly<Record<string, { readonly file: string; readonly type: string }>> = {
  '/': { file: 'phones.html', type: 'text/html; charset=utf-8' },
  '/phones.css': { file: 'phones.css', type: 'text/css; charset=utf-8' },
  '/phones.js': { file: 'phones.js', type: 'text/javascript; charset=utf-8' },
};

/**
 * Starts the carrier: its calls are in the contract, `/sns` is what the SNS client of `send-sms` is pointed
 * at.
 */
export async function startCarrier(options: CarrierOptions): Promise<Carrier> {
  const { port, file, fresh = false, now = () => new Date(), onAwsCall } = options;
  const messages = openMessages(file, fresh, now);
  const faults = createFaults();
  const optOuts = createOptOuts(now);
  const receptions = createReceptions();
  let status: DeliveryStatus | undefined;
  let inbound: Inbound | undefined;
  let doors: Doors | undefined;
  let stopping = false;
  let underWay = 0;

  async function takeText(phone: string, request: IncomingMessage, response: ServerResponse) {
    const { body, door, id = randomUUID(), copies = 1 } = parsed(textSchema, await jsonIn(request));
    if (stopping) throw new BadRequest('Diwan is stopping: no text can be delivered any more.', 503);
    if (inbound === undefined)
      throw new BadRequest('Diwan is still starting: no text can be delivered yet.', 503);
    const previous = messages
      .all()
      .findLast((message) => message.phone === phone && message.direction === 'in');
    const text = { phone, body, id, ...(previous && { previousId: previous.id }) };
    // The phone has sent it once, however often the network delivers it.
    const { at } =
      messages.all().find((message) => message.id === id && message.direction === 'out') ??
      messages.carry({ id, phone, direction: 'out', body });
    const deliver = async () => {
      if (door === 'aws') return inbound?.deliver(text);
      if (doors === undefined) throw new BadRequest('The gateways are not connected.', 503);
      return deliverThrough(door, { phone, body, id, at: new Date(at) }, doors);
    };
    underWay += 1;
    try {
      for (let copy = 0; copy < copies; copy += 1) await deliver();
    } finally {
      underWay -= 1;
    }
    answerJson(response, 201, { id });
  }

  function stream(response: ServerResponse) {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(`retry: 1000\nevent: centre\ndata: ${JSON.stringify(centreNumber)}\n\n`);
    const send = (message: CarriedMessage) => response.write(`data: ${JSON.stringify(message)}\n\n`);
    messages.all().forEach(send);
    response.on('close', messages.follow(send));
  }

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://carrier');
    const asked = `${request.method} ${pathname}`;
    const phone = /^\/phones\/([^/]+)\/messages$/.exec(pathname)?.[1];
    if (phone !== undefined) {
      const number = numberIn(phone);
      if (request.method === 'POST') return takeText(number, request, response);
      if (request.method === 'GET') return answerJson(response, 200, seenFrom(number, messages.all()));
    }
    const optingOut = /^\/phones\/([^/]+)\/opt-out$/.exec(pathname)?.[1];
    if (optingOut !== undefined && request.method === 'POST') {
      const { letInLately = false } = parsed(optOutSchema, await jsonIn(request));
      optOuts.add(numberIn(optingOut), letInLately);
      return answerJson(response, 201, {});
    }
    const receiving = /^\/phones\/([^/]+)\/reception$/.exec(pathname)?.[1];
    if (receiving !== undefined && request.method === 'POST') {
      receptions.order(numberIn(receiving), parsed(receptionSchema, await jsonIn(request)));
      return answerJson(response, 200, {});
    }
    if (asked === 'GET /messages')
      return answerJson(response, 200, outbound(messages.all(), searchParams.get('since')));
    if (asked === 'POST /faults')
      return answerJson(response, 200, faults.order(parsed(faultsSchema, await jsonIn(request))));
    if (asked === 'GET /stream') return stream(response);
    if (asked === 'POST /android/messages') {
      underWay += 1;
      try {
        return await answerAndroid(request, response, { faults, messages, receptions, doors });
      } finally {
        underWay -= 1;
      }
    }
    if (request.method === 'POST' && /^\/sns\/?$/.test(pathname)) {
      const form = new URLSearchParams(await textIn(request));
      onAwsCall?.({
        function: functionOf(request.headers),
        action: `sns:${form.get('Action')}`,
        resource: '*',
      });
      return answerSns(form, response, { faults, messages, optOuts, receptions, status });
    }
    const asset = page[pathname];
    if (asset === undefined || request.method !== 'GET') throw new BadRequest('There is nothing here.', 404);
    response.writeHead(200, { 'content-type': asset.type, 'cache-control': 'no-cache' });
    response.end(readFileSync(join(import.meta.dirname, 'page', asset.file)));
  }

  const server = await listen(port, (request, response) => {
    route(request, response).catch((error: unknown) => {
      const status = error instanceof BadRequest ? error.status : 502;
      answerProblem(response, status, reasonOf(error));
    });
  });
  return {
    port: server.port,
    url: server.url,
    connect: (endpoint, topicArn, gatewayDoors) => {
      inbound?.close();
      inbound = connectInbound(endpoint, topicArn);
      doors = gatewayDoors;
      if (doors !== undefined) status = connectDeliveryStatus(endpoint);
    },
    closeIntake: () => {
      stopping = true;
    },
    underWay: () => underWay + (status?.waiting() ?? 0),
    close: async () => {
      inbound?.close();
      await status?.close();
      await server.close();
    },
  };
}

function seenFrom(phone: string, all: readonly CarriedMessage[]) {
  return all.filter((message) => message.phone === phone).map(({ phone: _, ...message }) => message);
}

/** What the centre has sent, from an instant on. */
function outbound(all: readonly CarriedMessage[], since: string | null) {
  const from = since === null ? Number.NEGATIVE_INFINITY : Date.parse(since);
  if (Number.isNaN(from)) throw new BadRequest('since is not a time, such as 2026-11-20T08:00:00.000Z.');
  return all
    .filter((message) => message.direction === 'in' && Date.parse(message.at) >= from)
    .map((message) => ({ ...message, to: message.phone }));
}
