/** Stands for EventBridge Scheduler: keeps one-off schedules by name, and fires those that are due. */
import {
  ConflictException,
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  DeleteScheduleCommand,
  type DeleteScheduleCommandInput,
  GetScheduleCommand,
  type GetScheduleCommandInput,
  ListSchedulesCommand,
  type ListSchedulesCommandInput,
  ResourceNotFoundException,
  SchedulerClient,
  ValidationException,
} from '@aws-sdk/client-scheduler';
import { mockClient } from 'aws-sdk-client-mock';
import type { Clockwork } from '#shared/clocks/index.ts';
import type { ReminderTimes } from '#shared/reminders/index.ts';

/** A job that was put straight on a queue, and after how many seconds it is shown. */
export type Queued = { readonly queue: string; readonly job: unknown; readonly inSeconds: number };

export type Clocks = {
  readonly client: SchedulerClient;
  /** Those that are set, by name. */
  readonly set: Map<string, CreateScheduleCommandInput>;
  /** What was put on queues without a clock, in its order. */
  readonly queued: Queued[];
  /** Takes those that are due off, and answers with what each puts on its queue, the earliest first. */
  readonly due: (now: Date) => readonly unknown[];
  /** When the next one is due. */
  readonly next: () => Date | undefined;
  /** The places of clocks over these, each with its queue. */
  readonly clockwork: (times: ReminderTimes, grace?: number) => Clockwork;
};

export type ClockOptions = {
  /** Stands in the way of each call, and may throw. */
  readonly before?: (command: string) => void;
  /** The time. AWS: CreateSchedule refuses an `at()` in the past. Default: before every clock. */
  readonly now?: () => Date;
  /** How many schedules are on a page of the list. AWS: at most 100. Default 3. */
  readonly pageLength?: number;
};

export function newClocks({
  before = () => undefined,
  now = () => new Date(0),
  pageLength = 3,
}: ClockOptions = {}): Clocks {
  const set = new Map<string, CreateScheduleCommandInput>();
  const queued: Queued[] = [];
  const client = new SchedulerClient({ region: 'none', maxAttempts: 1 });
  const scheduler = mockClient(client);
  const said = (name: string) => ({ message: name, Message: name, $metadata: {} });
  scheduler.on(CreateScheduleCommand).callsFake((input: CreateScheduleCommandInput) => {
    before(CreateScheduleCommand.name);
    const name = String(input.Name);
    if (dueAt(input) <= now().getTime()) throw new ValidationException(said('Invalid Schedule Expression'));
    if (set.has(name)) throw new ConflictException(said(name));
    set.set(name, input);
    return {};
  });
  scheduler.on(DeleteScheduleCommand).callsFake(({ Name }: DeleteScheduleCommandInput) => {
    before(DeleteScheduleCommand.name);
    const name = String(Name);
    if (!set.delete(name)) throw new ResourceNotFoundException(said(name));
    return {};
  });
  scheduler.on(GetScheduleCommand).callsFake(({ Name }: GetScheduleCommandInput) => {
    before(GetScheduleCommand.name);
    const name = String(Name);
    if (!set.has(name)) throw new ResourceNotFoundException(said(name));
    return { Name: name };
  });
  scheduler
    .on(ListSchedulesCommand)
    .callsFake(({ GroupName, NamePrefix = '', NextToken = '' }: ListSchedulesCommandInput) => {
      before(ListSchedulesCommand.name);
      const names = [...set]
        .filter(([name, clock]) => clock.GroupName === GroupName && name.startsWith(NamePrefix))
        .map(([name]) => name)
        .toSorted();
      const page = names.filter((name) => name > NextToken).slice(0, pageLength);
      const isLast = page.at(-1) === names.at(-1);
      return { Schedules: page.map((Name) => ({ Name })), ...(isLast ? {} : { NextToken: page.at(-1) }) };
    });
  const inOrder = () => [...set.values()].toSorted((a, b) => dueAt(a) - dueAt(b));
  const target = (group: string) => ({
    ...{ group, queueArn: `arn:aws:sqs:x:0:${group}`, roleArn: `arn:aws:iam::0:role/${group}` },
    deadLettersArn: `arn:aws:sqs:x:0:${group}-dead`,
    queue: {
      push: async (job: object, inSeconds = 0) => void queued.push({ queue: group, job, inSeconds }),
    },
  });
  return {
    ...{ client, set, queued },
    due: (at) =>
      inOrder()
        .filter((clock) => dueAt(clock) <= at.getTime())
        .map((clock) => {
          set.delete(String(clock.Name));
          return JSON.parse(clock.Target?.Input ?? '');
        }),
    next: () => {
      const [first] = inOrder();
      return first === undefined ? undefined : new Date(dueAt(first));
    },
    clockwork: (times, grace = 24 * 3_600) => ({
      ...{ scheduler: client, times, offers: target('offers'), reminders: target('reminders') },
      completions: { ...target('completions'), grace },
    }),
  };
}

const dueAt = ({ ScheduleExpression = '' }: CreateScheduleCommandInput): number => {
  const at = Date.parse(`${/^at\((.+)\)$/.exec(ScheduleExpression)?.[1]}Z`);
  if (Number.isNaN(at)) throw new Error(`Not a one-off schedule: ${ScheduleExpression}`);
  return at;
};
