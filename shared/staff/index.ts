export {
  type CountAccess,
  type CountScope,
  countAccess,
  type Role,
  roles,
  type Staff,
  staffIn,
} from './access.ts';
export { type CountsAnswer, countsAnswer, credentials, tokenAnswer } from './schema.ts';
export { cognitoSignIn, type SignedIn, type SignIn, type SignInRefused } from './sign-in.ts';
export { type TokenSettings, type TokenVerifier, tokenVerifier } from './tokens.ts';
