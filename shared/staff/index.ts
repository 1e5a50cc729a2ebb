export {
  type CountScope,
  countAccess,
  focalPointCentres,
  type Staff,
  staffIn,
} from './access.ts';
export { answerTo, answerWrite, type StaffRequest, staffRequest } from './requests.ts';
export {
  type CountsAnswer,
  countsAnswer,
  credentials,
  type FocalPointAnswer,
  focalPointAnswer,
  focalPointBody,
  tokenAnswer,
} from './schema.ts';
export { cognitoSignIn, type SignedIn, type SignIn } from './sign-in.ts';
export { type TokenVerifier, tokenVerifier } from './tokens.ts';
