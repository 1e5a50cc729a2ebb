import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { NodeHttpHandler } from '@smithy/node-http-handler';

/** Our gateways, by their names in addresses and in the secret. */
export type GatewayName = 'android' | 'twilio' | 'infobip';

/**
 * The secret of the gateways, parsed: JSON with one entry a gateway. The first version is in force; a second,
 * while a rotation is under way, is the one before it.
 */
export type SecretVersions = readonly Readonly<Partial<Record<GatewayName, unknown>>>[];

export type GatewaySecrets = {
  /** The versions as last read; read again after `believedFor`. */
  readonly known: () => Promise<SecretVersions>;
  /** Reads again, when a signature does not fit the known versions; at most once in ten seconds. */
  readonly readAgain: () => Promise<SecretVersions>;
};

/** How long an answer of Secrets Manager is believed, and how soon it may be asked again, in milliseconds. */
const believedFor = 60_000;
const askedAgainAfter = 10_000;
/**
 * How long after a rotation the version before is still good: a week, so that someone can go to the phones.
 * To put a leaked version out of force at once, rotate twice.
 */
const rotationLasts = 7 * 24 * 3600_000;

/**
 * Reads one version of the secret: its text and when it was made; `undefined` when the version does not
 * exist.
 * @throws when Secrets Manager does not answer
 */
export type ReadVersion = (
  stage: 'AWSCURRENT' | 'AWSPREVIOUS',
) => Promise<{ readonly text: string; readonly madeAt: Date } | undefined>;

/** The secret, kept for a minute; a rotation is noticed without a deploy, within that minute. */
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
        // While Secrets Manager is away, texts keep coming in under the last known versions.
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

/** One entry a gateway; none when the secret is no JSON object: then there is no gateway. */
function entriesIn(text: string): SecretVersions[number] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    // JSON.parse throws only for text that is not JSON.
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
      // AWS answers this for a secret never filled in, and for one without an earlier version.
      if (fault instanceof ResourceNotFoundException) return undefined;
      throw fault;
    }
  };
}
