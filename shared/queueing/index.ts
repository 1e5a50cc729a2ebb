export { detailOf, eachRecord } from './each-record.ts';
