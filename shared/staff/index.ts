export { type CountAccess, type CountScope, countAccess, type Role, roles, type Staff, staffIn } from './access.ts';
export { cognitoSignIn, type SignedIn, type SignIn, type SignInRefused } from './sign-in.ts';
export { type TokenSettings, type TokenVerifier, tokenVerifier } from './tokens.ts';
