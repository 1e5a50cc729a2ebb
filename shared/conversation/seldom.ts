/**
 * What few texts need: all that is no registration. It is loaded as one part with the first text that needs
 * any of it; each part more would cut the code of every start into more files
 * (docs/decisions/system/bundling.md).
 */
export { catchUp } from './catch-up.ts';
export { hearAgain } from './hear-again.ts';
export { carryOut } from './steps/carry-out.ts';
export { answerNotRegistered } from './steps/not-registered.ts';
