export { receiveText } from './handle-text.ts';
export { receiveOnce, textFrom, textToQueue } from './inbound.ts';
export { type InboundText, twoWaySms } from './schema.ts';
