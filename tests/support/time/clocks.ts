/** Stands for EventBridge Scheduler: keeps one-off schedules by name, and fires those that are due. */
import {
  ConflictException,
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  DeleteScheduleCommand,
  type DeleteScheduleCommandInput,
  ResourceNotFoundException,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { mockClient } from 'aws-sdk-client-mock';

export type Clocks = {
  readonly client: SchedulerClient;
  /** Those that are set, by name. */
  readonly set: ReadonlyMap<string, CreateScheduleCommandInput>;
  /** Takes those that are due off, and answers with what each puts on its queue, the earliest first. */
  readonly due: (now: Date) => readonly unknown[];
  /** When the next one is due. */
  readonly next: () => Date | undefined;
};

/** `before` stands in the way of each call, and may throw. */
export function newClocks(before: (command: string) => void = () => undefined): Clocks {
  const set = new Map<string, CreateScheduleCommandInput>();
  const client = new SchedulerClient({ region: 'none', maxAttempts: 1 });
  const scheduler = mockClient(client);
  const said = (name: string) => ({ message: name, Message: name, $metadata: {} });
  scheduler.on(CreateScheduleCommand).callsFake((input: CreateScheduleCommandInput) => {
    before(CreateScheduleCommand.name);
    const name = String(input.Name);
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
  const inOrder = () => [...set.values()].toSorted((a, b) => dueAt(a) - dueAt(b));
  return {
    client,
    set,
    due: (now) =>
      inOrder()
        .filter((clock) => dueAt(clock) <= now.getTime())
        .map((clock) => {
          set.delete(String(clock.Name));
          return JSON.parse(clock.Target?.Input ?? '');
        }),
    next: () => {
      const [first] = inOrder();
      return first === undefined ? undefined : new Date(dueAt(first));
    },
  };
}

const dueAt = ({ ScheduleExpression = '' }: CreateScheduleCommandInput): number => {
  const at = Date.parse(`${/^at\((.+)\)$/.exec(ScheduleExpression)?.[1]}Z`);
  if (Number.isNaN(at)) throw new Error(`Not a one-off schedule: ${ScheduleExpression}`);
  return at;
};
