export {
  type CountScope,
  countAccess,
  type Staff,
  staffIn,
} from './access.ts';
export { type CountsAnswer, countsAnswer, credentials, tokenAnswer } from './schema.ts';
export { cognitoSignIn, type SignedIn, type SignIn } from './sign-in.ts';
export { type TokenVerifier, tokenVerifier } from './tokens.ts';
