import type { Logger } from '@aws-lambda-powertools/logger';
import type { InboundText } from '#shared/conversation/index.ts';
import type { DeliveryReport, GatewaySecrets } from '#shared/messaging/index.ts';
import {
  languageOfApi,
  type Outcome,
  problem,
  problemAnswer,
  type Request,
  type Route,
  readBytes,
  type WebHandler,
  webHandler,
} from '#shared/web/index.ts';
import type { Arrived, GatewayText, Provider, Verdict } from './provider.ts';
import { providerNamed } from './providers/index.ts';
import { phoneIn } from './providers/reading.ts';

export type Doors = {
  /** The site's address if it is not the API's own: gateways sign the address they were given. */
  readonly siteUrl: string | undefined;
  readonly secrets: GatewaySecrets;
  /** Queues a text with those of every other door. Throws if it cannot; the gateway then tries again. */
  readonly handOn: (text: InboundText) => Promise<void>;
  readonly keepReport: (report: DeliveryReport) => Promise<boolean>;
  readonly logger: Pick<Logger, 'error' | 'warn' | 'info'>;
};

/**
 * The doors of the gateways. Texts and delivery reports may come to either address: some gateways have one
 * address for all they tell, some have one for each.
 */
export const webhookHandler = (doors: Doors): WebHandler =>
  webHandler({
    routes: ['/sms', '/api/sms'].flatMap((base) =>
      ['inbound', 'reports'].map(
        (kind): Route => ({
          method: 'POST',
          path: `${base}/${kind}/{provider}`,
          answer: (request) => receive(doors, request),
        }),
      ),
    ),
    problemPage: (told, request) => problemAnswer(told, languageOfApi(request, told.language)),
    siteUrl: doors.siteUrl,
    logger: doors.logger,
  });

/** Reads nothing of a request before its signature is verified, and logs nothing of its content. */
async function receive(doors: Doors, request: Request): Promise<Outcome> {
  const provider = providerNamed(request.params.provider);
  if (provider === undefined) return problem('not-found', 404);
  const body = readBytes(request);
  if ('problem' in body) return body;
  const arrived = arrivedFrom(request, body.value);
  const verdict = await judged(doors.secrets, provider, arrived);
  if (verdict === undefined) return problem('not-found', 404);
  const { logger } = doors;
  if (verdict !== 'authentic') {
    logger.warn('A request to a door of the gateways was refused', { provider: provider.name, verdict });
    return problem('signature-invalid', 401);
  }
  const said = provider.read(arrived);
  if (said === undefined) {
    logger.warn('A gateway said something that cannot be read', { provider: provider.name });
    return problem('invalid-request', 400);
  }
  for (const text of said.texts) await handOn(doors, provider, text, request.receivedAt);
  for (const report of said.reports) await doors.keepReport(report);
  return provider.thanks;
}

const arrivedFrom = (request: Request, body: Buffer): Arrived => ({
  url: `${request.siteUrl}${request.path}${request.rawQuery === '' ? '' : `?${request.rawQuery}`}`,
  headers: request.headers,
  query: request.query,
  body,
  at: request.receivedAt,
});

/** The verdict by the cached secret; if that refuses the request, by the secret read anew. */
async function judged(
  secrets: GatewaySecrets,
  provider: Provider,
  arrived: Arrived,
): Promise<Verdict | undefined> {
  const by = async (read: GatewaySecrets['known']) => {
    const verdicts = (await read()).map((version) => provider.verdict(arrived, version[provider.name]));
    return (['authentic', 'stale', 'forged'] as const).find((verdict) => verdicts.includes(verdict));
  };
  const verdict = await by(secrets.known);
  return verdict === 'authentic' || verdict === 'stale' ? verdict : by(secrets.readAgain);
}

async function handOn(
  { handOn, logger }: Doors,
  { name: door }: Provider,
  { textId, from, body }: GatewayText,
  receivedAt: Date,
): Promise<void> {
  const phone = phoneIn(from);
  if (phone === null) {
    logger.info('A text came from something that is not a phone and cannot be answered', { provider: door });
    return;
  }
  await handOn({ door, textId, phone, body, receivedAt });
}
