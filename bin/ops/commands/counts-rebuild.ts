import { differencesShown } from '#bin/ops/counts/differences.ts';
import { recountingOf, recountOptions, untilStopped } from '#bin/ops/counts/recounting.ts';
import { passedOverShown } from '#bin/ops/events/passed-over.ts';
import { counted } from '#bin/ops/frame/columns.ts';
import { command, type Report } from '#bin/ops/frame/command.ts';
import type { Installation } from '#bin/ops/frame/installation.ts';
import { Failure } from '#local/failure.ts';
import {
  type Cleaned,
  cleanCounts,
  type Rebuilt,
  rebuildCounts,
  type UnderWay,
  verifyCounts,
} from '#shared/counting/rebuilding/index.ts';
import { verifiedReport } from './counts-verify.ts';

/** `counts rebuild`: builds every total anew from the events, and lets those be read. */
export const countsRebuild = command({
  name: 'counts rebuild',
  does: 'Counts all events anew beside the totals that are read, then lets the new ones be read.',
  options: {
    ...recountOptions,
    clean: { type: 'boolean', about: 'Only deletes totals of before that nothing reads any more.' },
  },
  async plan(asked) {
    const context = await asked.installation.context();
    const recounting = recountingOf(asked);
    if (asked.values.clean) {
      return {
        text: [],
        json: {},
        change: {
          question: 'Delete the totals of earlier generations?',
          carryOut: async () =>
            cleanedReport(await untilStopped(asked.stop, () => cleanCounts(context, recounting))),
        },
      };
    }
    await sureOfTheTime(asked.installation);
    const verified = await untilStopped(asked.stop, () => verifyCounts(context, recounting));
    return {
      ...verifiedReport(verified),
      change: {
        question: `${verified.differences.length === 0 ? 'Build all totals anew all the same' : 'Build all totals anew'}?`,
        carryOut: async () =>
          rebuiltReport(await untilStopped(asked.stop, () => rebuildCounts(context, recounting))),
      },
    };
  },
});

/** Events get their ids by the clocks of AWS; a rebuild tells by this machine's which of them it has. */
const mostApart = 10_000;

/** @throws {Failure} when the clock of this machine is more than ten seconds away from the table's */
async function sureOfTheTime({ clockAhead }: Pick<Installation, 'clockAhead'>): Promise<void> {
  const ahead = (await clockAhead()) ?? 0;
  if (Math.abs(ahead) <= mostApart) return;
  const seconds = counted(Math.round(Math.abs(ahead) / 1_000), 'second');
  throw new Failure(
    `The clock of this machine is ${seconds} ${ahead < 0 ? 'behind' : 'ahead of'} the table's: totals could lack events. Set it, and begin again. Nothing was changed.`,
  );
}

const underWay = ({ until }: UnderWay): Report => ({
  text: [`Another run is at work; if it is dead, the way is free at ${until}. Nothing was changed.`],
  json: { refused: 'under-way', until },
  needsAttention: true,
});

function rebuiltReport(rebuilt: Rebuilt | UnderWay): Report {
  if ('refused' in rebuilt) return underWay(rebuilt);
  const { generation, before, events, people, differences, deleted, passedOver } = rebuilt;
  return {
    text: [
      ...differencesShown(differences),
      ...passedOverShown(passedOver),
      `Generation ${generation} is read now: ${counted(events, 'event')} of before it began, ${counted(people, 'person', 'people')} reached. ` +
        `${counted(differences.length, 'number')} changed.`,
      `Generation ${before} is counted for five minutes more; the next rebuild deletes it, or --clean from ten minutes on.`,
    ],
    json: { generation, before, events, people, differences, deleted, passedOver },
    needsAttention: passedOver.length > 0,
  };
}

function cleanedReport(cleaned: Cleaned | UnderWay): Report {
  if ('refused' in cleaned) return underWay(cleaned);
  const { deleted } = cleaned;
  return {
    text: [
      deleted.length === 0 ? 'There was nothing to delete.' : `Deleted: generation ${deleted.join(', ')}.`,
    ],
    json: { deleted },
  };
}
