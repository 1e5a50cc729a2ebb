export { eachRecord, eventIn, type Handled, jobIn, putOnQueueAt, triedOf, type Work } from './each-record.ts';
export { type JobQueue, jobQueue } from './jobs.ts';
export { ownQueueOnDemand } from './own-queue-on-demand.ts';
export { patienceOf, usualTries } from './pauses.ts';
export { putOff } from './put-off.ts';
export { cannotBeHandled, ownQueue, type QueueAddresses, type WorkQueue, workQueue } from './work-queue.ts';
