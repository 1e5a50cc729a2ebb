export type SignedIn = { readonly accessToken: string; readonly expiresIn: number };
export type SignInRefused = {
  readonly refused: 'sign-in-failed' | 'new-password-required' | 'second-factor-required';
};

/** Signs someone in. An unknown name and a wrong password are refused alike. Throws when Cognito does not answer. */
export type SignIn = (username: string, password: string) => Promise<SignedIn | SignInRefused>;

/** Signs people in with the pool's client of this id. Its code is read when someone signs in: once a day, of hundreds of requests. */
export function cognitoSignIn(clientId: string): SignIn {
  let opened: Promise<SignIn> | undefined;
  return async (username, password) => {
    opened ??= import('./cognito.ts').then(({ openCognito }) => openCognito(clientId));
    return (await opened)(username, password);
  };
}
