/** Stands for EventBridge Scheduler: keeps one-off schedules by name, and fires those that are due. */
import {
  ConflictException,
  type CreateScheduleCommandInput,
  ResourceNotFoundException,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';

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
  client.middlewareStack.add(
    (_next, { commandName = '' }) =>
      (args) => {
        before(commandName);
        // schedule sends two commands, and both have a name.
        const input = args.input as CreateScheduleCommandInput;
        const name = String(input.Name);
        const said = { message: name, Message: name, $metadata: {} };
        if (commandName === 'DeleteScheduleCommand') {
          if (!set.delete(name)) throw new ResourceNotFoundException(said);
        } else {
          if (set.has(name)) throw new ConflictException(said);
          set.set(name, input);
        }
        return Promise.resolve({ output: { $metadata: {} }, response: {} });
      },
    { step: 'initialize', name: 'clocks' },
  );
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
