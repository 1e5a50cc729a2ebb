import { GetQueueUrlCommand } from '@aws-sdk/client-sqs';
import { ontoBus, ontoQueue } from '#bin/ops/events/mouths.ts';
import { passedOverShown } from '#bin/ops/events/passed-over.ts';
import { type Mouth, type Poured, pour } from '#bin/ops/events/pour.ts';
import { isOneOf, type Reaction, reactionsOf } from '#bin/ops/events/reactions.ts';
import { columns, counted } from '#bin/ops/frame/columns.ts';
import { command, type Report } from '#bin/ops/frame/command.ts';
import type { Installation } from '#bin/ops/frame/installation.ts';
import { instantFrom } from '#bin/ops/frame/instants.ts';
import { wholeNumber } from '#bin/ops/frame/parse.ts';
import { WrongUsage } from '#bin/ops/frame/wrong-usage.ts';
import { queueClient } from '#bin/ops/queues/queues.ts';
import type { DiwanEvent } from '#events/index.ts';
import { eventsBetween, type LogPart, type LogPlace } from '#shared/table/index.ts';

/** `events replay`: gives events out of the table to the bus again, or to one reaction. */
export const eventsReplay = command({
  name: 'events replay',
  does: 'Gives the events of a time to the bus again, or to one reaction. What was done is not done again.',
  options: {
    from: { type: 'string', value: 'TIME', about: 'A day in Baghdad, or an instant with its offset.' },
    to: { type: 'string', value: 'TIME', about: 'The same; it belongs to the time.' },
    types: {
      type: 'string',
      value: 'TYPE,…',
      about: 'Only these: registration.offered, or registration.* for a family.',
    },
    'to-reaction': { type: 'string', value: 'NAME', about: 'Only to this reaction: notify.' },
    rate: { type: 'string', value: 'N', about: 'So many events a second at the most.', default: '50' },
    after: { type: 'string', value: 'DAY/ID', about: 'Goes on after this event, as the run before said.' },
  },
  async plan({ installation, values, stop, progress }) {
    const rate = wholeNumber('rate', values.rate);
    const part = partFrom(values.from, values.to, values.after);
    const busName = await installation.output('BusName');
    const reaction =
      values['to-reaction'] === undefined
        ? undefined
        : await reactionNamed(installation, busName, values['to-reaction']);
    const wanted = wantedTypes(values.types, reaction);
    const { table } = await installation.context();
    const read = () => filtered(eventsBetween(table, part), wanted);
    const types = await countedTypes(read(), stop);
    const events = Object.values(types).reduce((sum, count) => sum + count, 0);
    const to = reaction === undefined ? `the bus ${busName}` : `the queue of ${reaction.name}`;
    const found: Report = {
      text: [
        ...columns(Object.entries(types), ['type', 'events']),
        '',
        `${counted(events, 'event')} from ${part.from.toISOString()} to ${part.until.toISOString()}, for ${to}.`,
      ],
      json: { events, types, to: reaction?.name ?? busName },
    };
    if (events === 0) return found;
    return {
      ...found,
      change: {
        question: `Give ${counted(events, 'event')} to ${to}, which takes at least ${counted(Math.ceil(events / rate), 'second')}?`,
        carryOut: async () => {
          const mouth = await mouthOf(installation, busName, reaction);
          const goOn = ({ last }: Poured) => goingOn(values, last);
          const poured = await pour(read(), mouth, {
            rate,
            stop,
            progress: (far) => progress(`${far.events} of ${events}. After a cut, go on with: ${goOn(far)}`),
          });
          return reportOf(poured, goOn(poured));
        },
      },
    };
  },
});

function reportOf({ events, last, endedBy, passedOver = [] }: Poured, goOn: string): Report {
  return {
    text: [
      ...passedOverShown(passedOver),
      `Given: ${counted(events, 'event')}.`,
      ...(endedBy === undefined ? [] : [`It ended early: ${endedBy}. Go on with: ${goOn}`]),
    ],
    json: { events, last: last ?? null, endedBy: endedBy ?? null, passedOver },
    needsAttention: endedBy !== undefined || passedOver.length > 0,
  };
}

/** The same command, from the last event that was taken on. */
function goingOn(values: Readonly<Record<string, string | undefined>>, last: LogPlace | undefined): string {
  const after = last === undefined ? values.after : `${last.day}/${last.eventId}`;
  const options = Object.entries({ ...values, after })
    .filter(([name, value]) => value !== undefined && name in asTyped)
    .map(([name, value]) => `--${name} ${value}`);
  return `npm run ops -- events replay ${options.join(' ')}`;
}

/** The options that a run goes on with. */
const asTyped = { stage: '', from: '', to: '', types: '', 'to-reaction': '', rate: '', after: '' };

function partFrom(from: string | undefined, to: string | undefined, after: string | undefined): LogPart {
  if (from === undefined || to === undefined)
    throw new WrongUsage('Say from when and to when: --from and --to.');
  const part = { from: instantFrom('from', from, 'first'), until: instantFrom('to', to, 'last') };
  if (part.from > part.until) throw new WrongUsage('--from is later than --to.');
  if (after === undefined) return part;
  const [day, eventId] = /^(\d{4}-\d{2}-\d{2})\/([\da-f-]{36})$/.exec(after)?.slice(1) ?? [];
  if (day === undefined || eventId === undefined) {
    throw new WrongUsage(`--after takes a day and the id of an event, not ${after}.`);
  }
  return { ...part, after: { day, eventId } };
}

async function reactionNamed(installation: Installation, busName: string, name: string): Promise<Reaction> {
  const reactions = await reactionsOf(installation, busName);
  const reaction = reactions.find((each) => each.name === name);
  if (reaction !== undefined) return reaction;
  throw new WrongUsage(
    `There is no reaction ${name}. There are: ${reactions.map((each) => each.name).join(', ')}.`,
  );
}

/**
 * Whether an event is wanted: of the types asked for, and, of a reaction, of those that its rules let through.
 * One without a type is, to be named.
 */
function wantedTypes(types: string | undefined, reaction: Reaction | undefined) {
  const asked = types?.split(',').map((type) => type.trim());
  return (event: DiwanEvent): boolean =>
    !hasType(event) ||
    ((asked === undefined || isOneOf(asked, event.type)) &&
      (reaction === undefined || isOneOf(reaction.types, event.type)));
}

/** What stands in the table may lack it. */
const hasType = ({ type }: { readonly type?: unknown }): boolean => typeof type === 'string';

async function* filtered(events: AsyncIterable<DiwanEvent>, isWanted: (event: DiwanEvent) => boolean) {
  for await (const event of events) if (isWanted(event)) yield event;
}

async function countedTypes(events: AsyncIterable<DiwanEvent>, stop: AbortSignal) {
  const types: Record<string, number> = {};
  for await (const event of events) {
    const type = hasType(event) ? event.type : 'without a type';
    types[type] = (types[type] ?? 0) + 1;
    if (stop.aborted) throw new Error('Stopped before anything was given.');
  }
  return types;
}

async function mouthOf(
  installation: Installation,
  busName: string,
  reaction: Reaction | undefined,
): Promise<Mouth> {
  if (reaction === undefined) return ontoBus(installation, busName);
  const sqs = queueClient(installation);
  const { QueueUrl = '' } = await sqs.send(
    new GetQueueUrlCommand({ QueueName: installation.named(reaction.name) }),
  );
  return ontoQueue(sqs, QueueUrl, reaction);
}
