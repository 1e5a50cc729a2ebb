import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { FetchError, JwtBaseError } from 'aws-jwt-verify/error';
import { SimpleFetcher } from 'aws-jwt-verify/https';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { type Staff, staffIn } from './access.ts';

export type TokenSettings = {
  readonly userPoolId: string;
  readonly clientId: string;
  /**
   * The address of the keys that sign tokens, if not Cognito's own: the local cloud signs in AWS's name with
   * keys of its own.
   */
  readonly jwksUri: string | undefined;
};

/** Who an access token stands for, or `undefined` when it is not valid (any more). */
export type TokenVerifier = (token: string) => Promise<Staff | undefined>;

/**
 * Verifies access tokens of our own user pool and client: signature, issuer, use, expiry. Throws when the
 * keys cannot be fetched.
 */
export function tokenVerifier({ userPoolId, clientId, jwksUri }: TokenSettings): TokenVerifier {
  const fetcher = jwksUri === undefined ? new SimpleFetcher() : { fetch: () => keysAt(jwksUri) };
  const verifier = CognitoJwtVerifier.create(
    { userPoolId, clientId, tokenUse: 'access' },
    { jwksCache: new SimpleJwksCache({ fetcher }) },
  );
  return async (token) => {
    try {
      const { sub, 'cognito:groups': groups } = await verifier.verify(token);
      return staffIn(sub, groups ?? []);
    } catch (fault) {
      if (fault instanceof JwtBaseError && !(fault instanceof FetchError)) return undefined;
      throw fault;
    }
  };
}

async function keysAt(address: string): Promise<ArrayBuffer> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(3_000) });
  if (!answer.ok) throw new Error(`The keys of the logins were answered with ${answer.status}`);
  return answer.arrayBuffer();
}
