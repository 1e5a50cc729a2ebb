import type { SQSEvent } from 'aws-lambda';
import { timetablesOf } from '#shared/attendance/absences/index.ts';
import { functionLogger } from '#shared/logging/index.ts';
import { detailOf, eachRecord } from '#shared/queueing/index.ts';
import { liveContext } from '#shared/table/index.ts';
import { follow, type Watched } from './follow.ts';

const logger = functionLogger();
const context = liveContext();

/** Watches attendance, for people who stay away and people who complete a course after all. */
export function handler(event: SQSEvent) {
  const timetables = timetablesOf(context.table);
  return eachRecord(event, logger, (record) => follow(context, timetables, detailOf<Watched>(record)));
}
