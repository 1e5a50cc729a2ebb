export { completePage, decideAgain } from './complete.ts';
export { conclude } from './conclude.ts';
export { endOf, heldOf } from './decide.ts';
export { type CourseBook, courseBook } from './look-back.ts';
export { isNoSheetUnsaid, lateSheet } from './no-sheet.ts';
export { type Completing, completingFrom } from './schema.ts';
