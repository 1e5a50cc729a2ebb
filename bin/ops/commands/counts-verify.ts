import { differencesShown } from '#bin/ops/counts/differences.ts';
import { recountingOf, recountOptions, untilStopped } from '#bin/ops/counts/recounting.ts';
import { passedOverShown } from '#bin/ops/events/passed-over.ts';
import { counted } from '#bin/ops/frame/columns.ts';
import { command, type Report } from '#bin/ops/frame/command.ts';
import { type Verified, verifyCounts } from '#shared/counting/rebuilding/index.ts';

/** `counts verify`: compares every total with what the events say. */
export const countsVerify = command({
  name: 'counts verify',
  does: 'Counts all events from nothing and compares every total with that. Changes nothing.',
  options: recountOptions,
  async read(asked) {
    const context = await asked.installation.context();
    const verify = () => verifyCounts(context, recountingOf(asked));
    return verifiedReport(await untilStopped(asked.stop, verify));
  },
});

/** What a comparison found. It needs attention when a total is wrong or an event can never be counted. */
export function verifiedReport({ events, scopes, generation, differences, passedOver }: Verified): Report {
  const looked = `${counted(events, 'event')} and the totals of ${counted(scopes, 'scope')} were compared`;
  return {
    text: [
      ...differencesShown(differences),
      ...passedOverShown(passedOver),
      differences.length === 0
        ? `${looked}: every total is what the events say.`
        : `${looked}: ${counted(differences.length, 'number')} differ. Put them right with: npm run ops -- counts rebuild`,
    ],
    json: { events, scopes, generation, differences, passedOver },
    needsAttention: differences.length > 0 || passedOver.length > 0,
  };
}
