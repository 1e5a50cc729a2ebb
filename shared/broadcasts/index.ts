export { changeBroadcast, draftBroadcast } from './commands.ts';
export { countingOf, countPage } from './count.ts';
export { type Step, steps } from './decide.ts';
export {
  alone,
  type Broadcast,
  type BroadcastRefused,
  type Draft,
} from './schema.ts';
export { sendPage } from './send.ts';
export { broadcastById, broadcastsOf, recipientsOn } from './store.ts';
