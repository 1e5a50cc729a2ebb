export { mayBeTexted } from '#shared/language/phone/phone.ts';
export { type Delivery, deliver } from './deliver/deliver.ts';
export { deliverWhole } from './deliver/deliver-whole.ts';
export { type FanOutQueue, fanOutQueue } from './deliver/fan-out.ts';
export { aboutToBeGivenUp, wentAfterAll } from './deliver/last-tries.ts';
export { pushPage } from './deliver/push-page.ts';
export { introducing, quote } from './deliver/quote.ts';
export { rankedQueues } from './deliver/ranked-queues.ts';
export { androidPublish } from './gateways/android.ts';
export {
  type GatewayName,
  type GatewaySecrets,
  gatewaySecrets,
  versionsOf,
} from './gateways/secrets.ts';
export {
  type AndroidGateway,
  counting,
  gatewaysFrom,
  type OptOuts,
  type Publish,
  type Sender,
  type Senders,
  sendersBy,
} from './gateways/senders.ts';
export { snsSender } from './gateways/sns.ts';
export { childrenLine, type NotifiableEvent, noticesOf } from './news/notices.ts';
export { forgetReplies } from './outbox/forget.ts';
export { lookUp } from './outbox/look-up.ts';
export { messageIdOf, messageWrite, post, refOf, type SendQueue } from './outbox/outbox.ts';
export { queueOnDemand } from './outbox/queue-on-demand.ts';
export { sendQueue } from './outbox/send-queue.ts';
export { type TextTold, textsTold } from './outbox/texts-told.ts';
export { limitsFrom, secondsFrom } from './policy/limits.ts';
export { type Rank, type Turns, turnsOf } from './policy/rate-limit.ts';
export {
  type NotTold,
  notToldAmong,
  notToldInTime,
  type PersonTellable,
  tellableEach,
  whenTold,
} from './policy/tellable.ts';
export { inWords } from './render/in-words.ts';
export { keepReport } from './reports/reports.ts';
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
export { mindSpending, payAhead } from './spend/prepay.ts';
export { tellMissed } from './untold/missed.ts';
export { passedOver, tellableAgainWrites, toldByCall, untoldOfGrant } from './untold/untold.ts';
