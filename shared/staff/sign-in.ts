import type { SignIn } from './cognito.ts';

/**
 * Signs people in with the pool's client of this id. Its code is loaded only when someone signs in: once a
 * day among hundreds of requests.
 */
export function cognitoSignIn(clientId: string): SignIn {
  let opened: Promise<SignIn> | undefined;
  return async (username, password) => {
    opened ??= import('./cognito.ts').then(({ openCognito }) => openCognito(clientId));
    return (await opened)(username, password);
  };
}
