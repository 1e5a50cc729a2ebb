export { type Completed, completePage, decideAgain } from './complete.ts';
export { type Course, courseOver, endOf } from './decide.ts';
export { type Completing, completing } from './schema.ts';
