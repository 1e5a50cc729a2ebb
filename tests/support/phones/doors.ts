/** The doors of the gateways, without network and gateway: what is handed on can be looked at. */

import { webhookHandler } from '#functions/sms-webhook/webhook.ts';
import type { Doors, GatewayRequest, TextedIn } from '#local/carrier/gateways/index.ts';
import type { InboundText } from '#shared/conversation/index.ts';
import { type DeliveryReport, type GatewaySecrets, gatewaySecrets } from '#shared/messaging/index.ts';
import { clockAt } from '../time/clock.ts';
import { type Got, siteUrl, visitorOf } from '../web/visitor.ts';

/** What gateways sign with in tests. */
export const doors: Doors = {
  siteUrl,
  keys: {
    android: { signingKey: 'signing key of the app', username: 'diwan', password: 'password of the app' },
    twilio: { authToken: '0123456789abcdef0123456789abcdef' },
    infobip: { hmacKey: 'hmac key of the subscription' },
  },
};

/** A text from a phone in Mosul. */
export const textedIn: TextedIn = {
  phone: '+9647503000011',
  body: 'سجل ٢١٤ منال',
  id: 'text-1',
  at: new Date('2026-11-24T09:00:00.000Z'),
};

/** @param secret what the secret says at first; by default the keys that {@link doors} has */
export function openDoors(secret: unknown = doors.keys) {
  const clock = clockAt('2026-11-24T09:00:05.000Z');
  const handed: InboundText[] = [];
  const reports: DeliveryReport[] = [];
  const log: unknown[] = [];
  const versions = { AWSCURRENT: secret, AWSPREVIOUS: undefined as unknown };
  let rotatedAt = new Date('2026-01-01T00:00:00.000Z');
  let reads = 0;
  const secrets: GatewaySecrets = gatewaySecrets(async (stage) => {
    reads += 1;
    const text = JSON.stringify(versions[stage]);
    return text === undefined ? undefined : { text, madeAt: rotatedAt };
  }, clock.now);
  const noted = (...line: unknown[]) => void log.push(line);
  const visitor = visitorOf(
    webhookHandler({
      siteUrl,
      secrets,
      handOn: async (text) => void handed.push(text),
      keepReport: async (report) => {
        reports.push(report);
        return true;
      },
      logger: { error: noted, warn: noted, info: noted },
    }),
    clock,
  );
  return {
    clock,
    handed,
    reports,
    log,
    visitor,
    reads: () => reads,
    rotate(next: unknown): void {
      versions.AWSPREVIOUS = versions.AWSCURRENT;
      versions.AWSCURRENT = next;
      rotatedAt = clock.now();
    },
    /** Makes a request of a gateway, as API Gateway brings it: what it does not take for text comes in Base64. */
    async call(request: GatewayRequest): Promise<Got> {
      const { pathname, search } = new URL(request.url);
      const isText = /^(text\/|application\/json)/.test(request.headers['content-type'] ?? '');
      return visitor.send(`${pathname}${search}`, {
        method: 'POST',
        headers: request.headers,
        body: isText ? request.body : Buffer.from(request.body).toString('base64'),
        isBase64Encoded: !isText,
      });
    },
  };
}
