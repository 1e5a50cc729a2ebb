export { receiveText } from './reply.ts';
export { twoWaySms } from './schema.ts';
