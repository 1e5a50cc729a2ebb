import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { columns, counted } from '#bin/ops/frame/columns.ts';
import { command, type Report } from '#bin/ops/frame/command.ts';
import type { Installation } from '#bin/ops/frame/installation.ts';
import { wholeNumber } from '#bin/ops/frame/parse.ts';
import { queueClient } from '#bin/ops/queues/queues.ts';
import { Failure, reasonOf } from '#local/failure.ts';
import { type Clockwork, clockworkFrom, type Finding, type Found, reconcile } from '#shared/clocks/index.ts';
import { jobQueue } from '#shared/queueing/index.ts';
import { reminderTimesFrom } from '#shared/reminders/index.ts';

/** `schedules reconcile`: does what lost clocks have left undone, as `reconcile` does each hour. */
export const schedulesReconcile = command({
  name: 'schedules reconcile',
  does: 'Ends offers past their deadline, sets missing reminders and completions, does those that are due.',
  options: {
    sparing: {
      type: 'string',
      value: 'SECONDS',
      about: 'Leaves what was due or set so short ago to its own clock.',
      default: '300',
    },
  },
  async plan({ installation, values }) {
    const sparing = wholeNumber('sparing', values.sparing, 0);
    const context = await installation.context();
    const clockwork = await clockworkOf(installation);
    const sweep = async (isDry: boolean) => {
      const findings: Finding[] = [];
      const failed: string[] = [];
      const { found } = await reconcile(context, clockwork, {
        isDry,
        sparing,
        onFound: (finding) => findings.push(finding),
        onFailed: ({ activityId }, fault) => failed.push(`${activityId}: ${reasonOf(fault)}`),
      });
      return { findings, failed, found };
    };
    const found = await sweep(true);
    const report = reportOf(found, 'Found');
    if (found.findings.length === 0) return report;
    return {
      ...report,
      change: {
        question: `Mend ${counted(found.findings.length, 'clock')}?`,
        carryOut: async () => reportOf(await sweep(false), 'Mended'),
      },
    };
  },
});

type Swept = {
  readonly findings: readonly Finding[];
  readonly failed: readonly string[];
  readonly found: Found;
};

function reportOf({ findings, failed, found }: Swept, does: 'Found' | 'Mended'): Report {
  const isDone = does === 'Mended';
  return {
    text: [
      ...(findings.length === 0
        ? []
        : [
            ...columns(
              findings.map(({ what, code, activityId, due }) => [words[what], code, activityId, due]),
              ['what', 'code', 'activity', 'due'],
            ),
            '',
          ]),
      `Looked at ${counted(found.activities, 'activity', 'activities')}. ${does}: ${findings.length}.`,
      ...failed.map((each) => `Could not be looked at to the end: ${each}`),
    ],
    json: { ...found, findings, couldNotBeLookedAt: failed },
    needsAttention: failed.length > 0 || (!isDone && findings.length > 0),
  };
}

const words: Readonly<Record<Finding['what'], string>> = {
  offersOverdue: 'an offer that is overdue: ended',
  remindersUnset: 'a reminder that has no clock: set',
  remindersMissed: 'a reminder that did not go out: sent now, where it is not too late',
  completionsUnset: 'a completion that has no clock: set',
  completionsMissed: 'a completion that was not decided: decided now',
};

/** The clockwork as the function that reconciles each hour is told it. */
async function clockworkOf(installation: Installation): Promise<Clockwork> {
  const FunctionName = installation.named('reconcile');
  const lambda = new LambdaClient(installation.settings);
  try {
    const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
    const { CLOCKS, REMINDERS } = Environment?.Variables ?? {};
    const sqs = queueClient(installation);
    return clockworkFrom(
      CLOCKS,
      reminderTimesFrom(REMINDERS),
      new SchedulerClient(installation.settings),
      (url) => jobQueue(sqs, url),
    );
  } catch (fault) {
    throw new Failure(`The settings of ${FunctionName} could not be read: ${reasonOf(fault)}`);
  }
}
