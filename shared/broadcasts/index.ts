export { changeBroadcast, draftBroadcast, type RequestAnswered } from './commands.ts';
export { finishedEvent, type Step, steps } from './decide.ts';
export {
  type Audience,
  alone,
  type Broadcast,
  type BroadcastRefused,
  type Draft,
  type Preview,
} from './schema.ts';
export { broadcastById, broadcastsOf, keepRecipients, phonesBefore, recipientsOn } from './store.ts';
