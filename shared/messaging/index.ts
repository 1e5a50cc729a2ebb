export { mayBeTexted } from '#shared/language/prefixes.ts';
export { childrenLine } from './children-line.ts';
export { type Delivery, deliver } from './deliver.ts';
export { deliverWhole } from './deliver-whole.ts';
export { type FanOutQueue, fanOutQueue } from './fan-out.ts';
export { forgetReplies } from './forget.ts';
export { androidPublish } from './gateways/android.ts';
export { gatewaysFrom, sendersBy } from './gateways/choose.ts';
export {
  type GatewayName,
  type GatewaySecrets,
  gatewaySecrets,
  versionsOf,
} from './gateways/secrets.ts';
export { inWords } from './in-words.ts';
export { aboutToBeGivenUp, wentAfterAll } from './last-tries.ts';
export { limitsFrom, secondsFrom } from './limits.ts';
export { lookUp } from './look-up.ts';
export { messageIdOf } from './message-id.ts';
export { tellMissed } from './missed.ts';
export { noticesOf, type Telling } from './notices.ts';
export { messageWrite, post, refOf, type SendQueue, sendQueue } from './outbox.ts';
export { mindSpending, payAhead } from './pay-ahead.ts';
export { pushPage } from './push-page.ts';
export { introducing, quote } from './quote.ts';
export { rankedQueues } from './ranked-queues.ts';
export { keepReport } from './reports.ts';
export type {
  DeliveryReport,
  Limits,
  Line,
  Message,
  MessageRef,
  Notice,
  Outgoing,
  Purpose,
} from './schema.ts';
export { counting, type OptOuts, type Publish, type Sender, type Senders } from './senders.ts';
export { snsSender } from './sns.ts';
export {
  type NotTold,
  notToldAmong,
  notToldInTime,
  type PersonTellable,
  tellableEach,
  whenTold,
} from './tellable.ts';
export { type TextTold, textsTold } from './texts-told.ts';
export { type Rank, type Turns, turnsOf } from './turns.ts';
export { passedOver, tellableAgainWrites, toldByCall, untoldOfGrant } from './untold.ts';
