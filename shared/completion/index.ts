export { completePage, decideAgain } from './complete.ts';
export { conclude } from './conclude.ts';
export { endOf, heldOf } from './decide.ts';
export { type Completing, completingFrom } from './schema.ts';
