/** Carrying broadcasts out: whom they reach, and sending them. What staff keep of them is `shared/broadcasts`. */
export { countingOf, countPage } from './count.ts';
export { sendPage } from './send.ts';
