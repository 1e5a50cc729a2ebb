export { detailOf, eachRecord } from './each-record.ts';
export { putOff } from './put-off.ts';
