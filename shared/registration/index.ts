export { accept, cancel, decline, expire, promote } from './commands.ts';
export { manageToken, registrationByToken } from './link.ts';
export { type Reused, register } from './register.ts';
export {
  isActive,
  mostChildren,
  type Refusal,
  type Register,
  type Registered,
  type Registration,
} from './schema.ts';
export { registrationsFor, registrationsOf, wasAnswered } from './store.ts';
