import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  type InitiateAuthCommandOutput,
  NotAuthorizedException,
  PasswordResetRequiredException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { mockClient } from 'aws-sdk-client-mock';
import 'aws-sdk-client-mock-vitest/extend';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openCognito } from '#shared/staff/cognito.ts';
import { tokenVerifier } from '#shared/staff/index.ts';

describe('signing in', () => {
  const cognito = mockClient(CognitoIdentityProviderClient);
  afterEach(() => cognito.reset());
  afterAll(() => cognito.restore());
  const signIn = () => openCognito('client')('name', 'password');
  const answers: readonly [string, Partial<InitiateAuthCommandOutput>, object][] = [
    [
      'the token',
      { AuthenticationResult: { AccessToken: 't', ExpiresIn: 60 } },
      { accessToken: 't', expiresIn: 60 },
    ],
    ['a first sign-in', { ChallengeName: 'NEW_PASSWORD_REQUIRED' }, { refused: 'new-password-required' }],
    ['a second factor', { ChallengeName: 'SOFTWARE_TOKEN_MFA' }, { refused: 'second-factor-required' }],
  ];
  it.each(answers)('%s', async (_what, answer, expected) => {
    cognito.on(InitiateAuthCommand).resolves(answer);
    expect(await signIn()).toEqual(expected);
    expect(cognito).toHaveReceivedCommandExactlyOnceWith(InitiateAuthCommand, {
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: 'client',
      AuthParameters: { USERNAME: 'name', PASSWORD: 'password' },
    });
  });

  const said = { message: 'Incorrect username or password.', $metadata: {} };
  it.each([
    ['a wrong password', new NotAuthorizedException(said), 'sign-in-failed'],
    ['an unknown name', new UserNotFoundException(said), 'sign-in-failed'],
    ['a password that was taken back', new PasswordResetRequiredException(said), 'new-password-required'],
  ])('%s', async (_what, fault, refused) => {
    cognito.on(InitiateAuthCommand).rejects(fault);
    expect(await signIn()).toEqual({ refused });
  });

  it('lets a fault through', async () => {
    cognito.on(InitiateAuthCommand).rejects(new Error('no network'));
    await expect(signIn()).rejects.toThrow('no network');
  });
});

describe('verifying a token', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const userPoolId = 'eu-central-1_Diwan1234';
  let server: Server;
  let jwksUri = '';
  beforeAll(async () => {
    const keys = [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }];
    server = createServer((_request, answer) => answer.end(JSON.stringify({ keys })));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    jwksUri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
  });
  afterAll(() => server.close());

  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  function token(claims: Record<string, unknown> = {}, key: KeyObject = privateKey): string {
    const payload = {
      iss: `https://cognito-idp.eu-central-1.amazonaws.com/${userPoolId}`,
      client_id: 'client',
      token_use: 'access',
      exp: Math.floor(Date.now() / 1000) + 600,
      'cognito:groups': ['manager', 'centre-kirkuk'],
      ...claims,
    };
    const head = `${encoded({ alg: 'RS256', kid: 'one' })}.${encoded(payload)}`;
    return `${head}.${sign('sha256', Buffer.from(head), key).toString('base64url')}`;
  }
  const verify = (given: string) => tokenVerifier({ userPoolId, clientId: 'client', jwksUri })(given);

  it('knows who it stands for', async () => {
    expect(await verify(token())).toEqual({ roles: ['manager'], centres: ['kirkuk'] });
    expect(await verify(token({ 'cognito:groups': undefined }))).toEqual({ roles: [], centres: [] });
  });

  it.each([
    ['over', () => token({ exp: 1_700_000_000 })],
    ['of another client', () => token({ client_id: 'other' })],
    [
      'of another pool',
      () => token({ iss: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Other1234' }),
    ],
    ['an id token', () => token({ token_use: 'id' })],
    [
      'signed by someone else',
      () => token({}, generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey),
    ],
    ['not signed', () => `${encoded({ alg: 'none' })}.${encoded({ sub: 'x' })}.`],
    ['nonsense', () => 'nonsense'],
  ])('refuses one that is %s', async (_what, given) => {
    expect(await verify(given())).toBeUndefined();
  });

  it('throws when the keys cannot be had', async () => {
    const unreachable = tokenVerifier({ userPoolId, clientId: 'client', jwksUri: 'http://127.0.0.1:9/keys' });
    await expect(unreachable(token())).rejects.toThrow();
  });
});
