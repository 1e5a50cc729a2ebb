export { detailOf, eachRecord, type Handled } from './each-record.ts';
export { type JobQueue, jobQueue } from './jobs.ts';
export { putOff } from './put-off.ts';
