export { type Children, childrenOf, freeForChildren } from './childcare/children.ts';
export { accept, cancel, decline, expire, postponeOffer, promote } from './commands.ts';
export { completeRegistration } from './completion/complete.ts';
export { describe, describing } from './describe.ts';
export { giveBackAll, giveBackOfNoOne, givenBackBy } from './given-back.ts';
export { manageToken, registrationByToken } from './link.ts';
export type { AudienceRefusal } from './person-facts.ts';
export type { PersonUpdateOutcome } from './person-update.ts';
export { type PlannedRegistration, register, registering, registrationTask } from './register.ts';
export { registrantFields } from './registrant.ts';
export {
  type ChildcareRefusal,
  isActive,
  isOnOffer,
  mostChildren,
  type Refusal,
  type Register,
  type Registered,
  type Registration,
} from './schema.ts';
export {
  answerOf,
  answerWrite,
  doneWrite,
  pageToEnd,
  pageToTell,
  type Reused,
  registrationOf,
  registrationsFor,
  registrationsOf,
  rosterPage,
  type ToEnd,
  type ToTell,
  wasAnswered,
} from './store.ts';
export type { Offering } from './waiting-line/line.ts';
export { answeredPosition, positionInLine, positionOf } from './waiting-line/position.ts';
export { withdraw } from './withdraw.ts';
