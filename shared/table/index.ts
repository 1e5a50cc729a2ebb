export * from './conditions.ts';
export { type Contention, type Context, contextFor, idMaker, liveContext } from './context.ts';
export { eventFrom, eventFromStream, recordEvent } from './event-item.ts';
export * as keys from './keys.ts';
export { answerTo, answerWrite, digestOf, type SentRequest } from './requests.ts';
export { openTable, type Table } from './table.ts';
export {
  type Attempt,
  again,
  againAtOnce,
  type Decided,
  ifAnswered,
  inACrowd,
  type Refused,
  type RequestAnswered,
  untilWritten,
} from './until-written.ts';
export type { Item, Put, Update, Write } from './writes.ts';
