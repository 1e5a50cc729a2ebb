export { type Completed, completePage, decideAgain } from './complete.ts';
export { type Concluded, type ConcludeRefused, conclude } from './conclude.ts';
export { type Course, courseOver, endOf } from './decide.ts';
export { type Completing, completingFrom } from './schema.ts';
