export { receiveOnce, receiveText } from './handle-text.ts';
export { textFrom, textToQueue } from './inbound.ts';
export type { InboundText } from './schema.ts';
