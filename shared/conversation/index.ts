export { receiveOnce, textFrom, textToQueue } from './inbound.ts';
export { receiveText } from './reply.ts';
export { type InboundText, twoWaySms } from './schema.ts';
