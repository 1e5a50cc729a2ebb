export { lineForRefusal } from './refusals.ts';
export { receiveText } from './reply.ts';
export { type InboundText, twoWaySms } from './schema.ts';
