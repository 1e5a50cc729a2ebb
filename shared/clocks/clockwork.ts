import type { SchedulerClient } from '@aws-sdk/client-scheduler';
import * as z from 'zod/mini';
import type { JobQueue } from '#shared/queueing/index.ts';
import type { ReminderTimes } from '#shared/reminders/index.ts';
import type { CompletionTarget } from './completion-clock.ts';
import type { ClockTarget } from './set-clock.ts';

/** Where all clocks are kept, and when people are reminded. */
export type Clockwork = {
  readonly scheduler: SchedulerClient;
  /** The clocks that end offers. */
  readonly offers: ClockTarget;
  /** The clocks that remind of sessions. */
  readonly reminders: ClockTarget;
  /** The clocks that start deciding who completed an activity. */
  readonly completions: CompletionTarget;
  readonly times: ReminderTimes;
};

const place = {
  group: z.string(),
  queueArn: z.string(),
  queueUrl: z.url(),
  deadLettersArn: z.string(),
  roleArn: z.string(),
};
/** As infra/stacks/registration.ts writes it to `CLOCKS`. */
const schema = z.strictObject({
  offers: z.strictObject(place),
  reminders: z.strictObject(place),
  /** `grace`: seconds after the last session. */
  completions: z.strictObject({ ...place, grace: z.int().check(z.gte(0)) }),
});

/**
 * The clockwork of an installation, from the setting `CLOCKS` of the functions `schedule` and `reconcile`.
 * @param queueAt opens the queue at an address
 * @throws when the setting is not there or not as expected
 */
export function clockworkFrom(
  text: string | undefined,
  times: ReminderTimes,
  scheduler: SchedulerClient,
  queueAt: (url: string) => JobQueue,
): Clockwork {
  if (text === undefined) throw new Error('CLOCKS is not set: where clocks are kept is not known');
  const { offers, reminders, completions } = schema.parse(JSON.parse(text));
  const target = <Place extends { readonly queueUrl: string }>(kept: Place) => ({
    ...kept,
    queue: queueAt(kept.queueUrl),
  });
  return {
    ...{ scheduler, times },
    ...{ offers: target(offers), reminders: target(reminders), completions: target(completions) },
  };
}
