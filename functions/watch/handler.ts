import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { timetablesOf } from '#shared/attendance/absences/index.ts';
import { functionLogger } from '#shared/logging/index.ts';
import { eachRecord, eventIn, ownQueue } from '#shared/queueing/index.ts';
import { liveContext } from '#shared/table/index.ts';
import { follow, isWatchedType, type Watched } from './follow.ts';

const logger = functionLogger();
const context = liveContext();
const queue = ownQueue(new SQSClient());

/** Watches attendance, for people who stay away and people who complete a course after all. */
export function handler(event: SQSEvent) {
  const timetables = timetablesOf(context.table);
  return eachRecord(event, {
    ...{ logger, queue, read: eventIn<Watched>(isWatchedType) },
    handle: (watched) => follow(context, timetables, watched),
  });
}
