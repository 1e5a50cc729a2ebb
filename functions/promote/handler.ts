import type { SQSEvent } from 'aws-lambda';
import type { DiwanEvent } from '../../events/index.ts';
import { functionLogger } from '../../shared/logging/index.ts';
import { detailOf, eachRecord } from '../../shared/queueing/index.ts';
import { promote } from '../../shared/registration/index.ts';
import { liveContext } from '../../shared/table/index.ts';

const logger = functionLogger();
const context = liveContext();
const offerLasts = Number(process.env.OFFER_SECONDS ?? 24 * 3600) * 1000;

/** Gives places on along the waiting list, on every event that can free a place or lengthen the line. */
export function handler(event: SQSEvent) {
  const looked = new Map<string, Promise<number>>();
  return eachRecord(event, logger, async (record) => {
    const { code } = detailOf<Extract<DiwanEvent, { data: { code: string } }>>(record).data;
    const look =
      looked.get(code) ?? promote(context, code, { kind: 'system', function: 'promote' }, offerLasts);
    looked.set(code, look);
    await look;
  });
}
