import {
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  NotAuthorizedException,
  PasswordResetRequiredException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';

export type SignedIn = { readonly accessToken: string; readonly expiresIn: number };
export type SignInRefused = {
  readonly refused: 'sign-in-failed' | 'new-password-required' | 'second-factor-required';
};

/**
 * Signs someone in. Refuses an unknown name and a wrong password alike. Throws when Cognito does not answer.
 */
export type SignIn = (username: string, password: string) => Promise<SignedIn | SignInRefused>;

/** Gives a `SignIn` by name and password through the pool's client with this id. */
export function openCognito(clientId: string): SignIn {
  const cognito = new CognitoIdentityProviderClient();
  return async (username, password) => {
    try {
      const { AuthenticationResult, ChallengeName } = await cognito.send(
        new InitiateAuthCommand({
          AuthFlow: 'USER_PASSWORD_AUTH',
          ClientId: clientId,
          AuthParameters: { USERNAME: username, PASSWORD: password },
        }),
      );
      const { AccessToken: accessToken, ExpiresIn: expiresIn = 3600 } = AuthenticationResult ?? {};
      if (accessToken !== undefined) return { accessToken, expiresIn };
      return {
        refused:
          ChallengeName === 'NEW_PASSWORD_REQUIRED' ? 'new-password-required' : 'second-factor-required',
      };
    } catch (fault) {
      if (fault instanceof PasswordResetRequiredException) return { refused: 'new-password-required' };
      if (fault instanceof NotAuthorizedException || fault instanceof UserNotFoundException) {
        return { refused: 'sign-in-failed' };
      }
      throw fault;
    }
  };
}
