export { changeBroadcast, draftBroadcast, type RequestAnswered } from './commands.ts';
export { type Counting, countingOf, countPage } from './count.ts';
export { type Step, steps } from './decide.ts';
export {
  alone,
  type Broadcast,
  type BroadcastRefused,
  type BroadcastStatus,
  broadcastStatuses,
  type Draft,
  draft,
} from './schema.ts';
export { type Next, type Sending, sendPage } from './send.ts';
export { type BroadcastPage, broadcastById, broadcastsOf } from './store.ts';
