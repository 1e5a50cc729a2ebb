import type { SQSEvent } from 'aws-lambda';
import type { DiwanEvent } from '../../events/index.ts';
import { endOfQuiet, quietHoursFrom } from '../../shared/language/index.ts';
import { functionLogger } from '../../shared/logging/index.ts';
import { detailOf, eachRecord } from '../../shared/queueing/index.ts';
import { type Offering, promote } from '../../shared/registration/index.ts';
import { liveContext } from '../../shared/table/index.ts';

const logger = functionLogger();
const context = liveContext();
const quietHours = quietHoursFrom(process.env.QUIET_HOURS);
const offering: Offering = {
  lasts: Number(process.env.OFFER_SECONDS ?? 24 * 3600) * 1000,
  toldAt: (now) => endOfQuiet(now, quietHours) ?? now,
};

/** Gives places on along the waiting list, on every event that can free a place or lengthen the line. */
export function handler(event: SQSEvent) {
  const looked = new Map<string, Promise<number>>();
  return eachRecord(event, logger, async (record) => {
    const { code } = detailOf<Extract<DiwanEvent, { data: { code: string } }>>(record).data;
    const look =
      looked.get(code) ?? promote(context, code, { kind: 'system', function: 'promote' }, offering);
    looked.set(code, look);
    await look;
  });
}
