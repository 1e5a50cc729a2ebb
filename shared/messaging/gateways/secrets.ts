import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { NodeHttpHandler } from '@smithy/node-http-handler';

/** The gateways there are, by the names they have in addresses and in the secret. */
export type GatewayName = 'android' | 'twilio' | 'infobip';

/**
 * What the secret of the gateways says: its JSON, one entry a gateway. The first is the one in force; a second, while
 * a rotation is under way, the one before it.
 */
export type SecretVersions = readonly Readonly<Partial<Record<GatewayName, unknown>>>[];

export type GatewaySecrets = {
  /** As known here; read again when that is a while ago. */
  readonly known: () => Promise<SecretVersions>;
  /** Read again, for a signature that does not fit what is known; not more than once in ten seconds. */
  readonly readAgain: () => Promise<SecretVersions>;
};

/** How long an answer of Secrets Manager is believed, and how soon it may be asked again, in milliseconds. */
const believedFor = 60_000;
const askedAgainAfter = 10_000;
/**
 * How long after a rotation the version before is still good: a week, so that someone can go to the phones. What
 * has leaked is put out of force at once by rotating twice.
 */
const rotationLasts = 7 * 24 * 3600_000;

/**
 * Reads one version of the secret: its text and when it was made; `undefined` when there is no such version.
 * @throws when Secrets Manager does not answer
 */
export type ReadVersion = (
  stage: 'AWSCURRENT' | 'AWSPREVIOUS',
) => Promise<{ readonly text: string; readonly madeAt: Date } | undefined>;

/** The secret, kept for a minute; a rotation is noticed without a deploy, at the latest then. */
export function gatewaySecrets(read: ReadVersion, now: () => Date = () => new Date()): GatewaySecrets {
  let versions: SecretVersions = [];
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<SecretVersions> | undefined;

  const ask = async (): Promise<SecretVersions> => {
    const [current, previous] = await Promise.all([read('AWSCURRENT'), read('AWSPREVIOUS')]);
    const isRotating = current !== undefined && now().getTime() - current.madeAt.getTime() < rotationLasts;
    versions = [current, isRotating ? previous : undefined].flatMap((version) =>
      version === undefined ? [] : [entriesIn(version.text)],
    );
    askedAt = now().getTime();
    return versions;
  };
  const notOlderThan = async (age: number): Promise<SecretVersions> => {
    if (now().getTime() - askedAt < age) return versions;
    asking ??= ask()
      .catch((fault: unknown) => {
        // While Secrets Manager is away, texts go on coming in under what was known last.
        if (askedAt === Number.NEGATIVE_INFINITY) throw fault;
        return versions;
      })
      .finally(() => {
        asking = undefined;
      });
    return asking;
  };
  return { known: () => notOlderThan(believedFor), readAgain: () => notOlderThan(askedAgainAfter) };
}

/** One entry a gateway; none of a secret that is no JSON object, which is that of no gateway at all. */
function entriesIn(text: string): SecretVersions[number] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    // JSON.parse throws for nothing but text that is not JSON.
    return {};
  }
}

/** Reads the versions of the secret `secretArn` from Secrets Manager. */
export function versionsOf(secretArn: string): ReadVersion {
  const requestHandler = new NodeHttpHandler({ connectionTimeout: 1_000, requestTimeout: 2_000 });
  const client = new SecretsManagerClient({ maxAttempts: 2, requestHandler });
  return async (VersionStage) => {
    try {
      const { SecretString, CreatedDate } = await client.send(
        new GetSecretValueCommand({ SecretId: secretArn, VersionStage }),
      );
      return { text: SecretString ?? '', madeAt: CreatedDate ?? new Date(0) };
    } catch (fault) {
      // AWS says the same of a secret that was never filled in and of one that has no version before this.
      if (fault instanceof ResourceNotFoundException) return undefined;
      throw fault;
    }
  };
}
