/**
 * Stands for the index of the events in a process of its own: months of a programme, made page by page as
 * they are asked for and answered as DynamoDB answers them. DynamoDB Local takes longer to answer a page than
 * DynamoDB, and to write a million events takes it hours: its speed would be all that was measured.
 */
import { createServer } from 'node:http';
import { marshall } from '@aws-sdk/util-dynamodb';
import {
  activityKinds,
  ageBands,
  attendanceMarks,
  centreIds,
  type DiwanEvent,
  genders,
  groups,
} from '#events/index.ts';
import { keys, recordEvent } from '#shared/table/index.ts';

export type EventsStub = {
  readonly endpoint: string;
  /** From now on there are so many events in all. */
  readonly hold: (events: number) => void;
  readonly close: () => void;
};

/** The days on which everything happens. */
export const firstDay = '2026-02-01';
export const days = 60;
const dayMilliseconds = 86_400_000;
const partitions = days * keys.eventPartitionsOfDay(firstDay).length;
const activities = 40;
/** Events of one person: she gets a place, is known better, is at a session, is sent a text. */
const eventsAPerson = 4;

/** The requests that reading events makes, as far as they are read here. */
type Asked = {
  readonly ExpressionAttributeValues?: Readonly<Record<string, { readonly S: string }>>;
  readonly ExclusiveStartKey?: { readonly gsi2sk: { readonly S: string } };
  readonly Limit?: number;
};

/** Starts the stub on loopback. */
export async function eventsStub(): Promise<EventsStub> {
  let total = 0;
  const templates = templatesOf();
  const first = Date.parse(firstDay);

  const page = ({ ExpressionAttributeValues = {}, ExclusiveStartKey, Limit = 500 }: Asked): string => {
    const asked = Object.values(ExpressionAttributeValues).find(({ S }) => S.startsWith('EVENTS#'));
    const [, day = '', shard = ''] = asked?.S.split('#') ?? [];
    const partition = Math.round((Date.parse(day) - first) / dayMilliseconds) * 8 + Number(shard);
    if (!(partition >= 0 && partition < partitions)) return '{"Items":[]}';
    const count = Math.floor(total / partitions);
    const from = ExclusiveStartKey === undefined ? 0 : positionIn(ExclusiveStartKey.gsi2sk.S) + 1;
    const until = Math.min(count, from + Limit);
    const items: string[] = [];
    for (let position = from; position < until; position++) {
      const nth = partition * count + position;
      const person = Math.floor(nth / eventsAPerson);
      const template = templates[nth % templates.length];
      if (template === undefined) throw new Error('No event to be made');
      items.push(template.parts.join(idAt(day, Number(shard), position)).replaceAll(personOf, idOf(person)));
    }
    const last = idAt(day, Number(shard), until - 1);
    const next =
      until < count
        ? `,"LastEvaluatedKey":${JSON.stringify({ gsi2pk: asked, gsi2sk: { S: last }, pk: { S: 'x' }, sk: { S: last } })}`
        : '';
    return `{"Items":[${items.join()}]${next}}`;
  };

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.setHeader('content-type', 'application/x-amz-json-1.0');
      response.end(page(JSON.parse(Buffer.concat(chunks).toString())));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The events stub has no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    hold: (events) => {
      total = events;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/** The id of an event: its day, and its position in its partition in the milliseconds of that day. */
function idAt(day: string, shard: number, position: number): string {
  const at = hex(Date.parse(day) + position, 12);
  return `${at.slice(0, 8)}-${at.slice(8)}-7000-8000-${hex(shard, 12)}`;
}
const positionIn = (id: string): number => {
  const at = Number.parseInt(id.replace('-', '').slice(0, 12), 16);
  return at % dayMilliseconds;
};
const idOf = (number: number): string => `019b0000-0000-7000-8000-${hex(number, 12)}`;

const eventOf = '019a0000-0000-7000-8000-00000000eeee';
const personOf = '019a0000-0000-7000-8000-0000000aaaaa';

/** One event of each kind, centre, activity and description, with holes for its id and its person. */
function templatesOf(): readonly { readonly parts: readonly string[] }[] {
  return Array.from({ length: 840 }, (_, nth) => {
    const put = recordEvent(someEvent(nth)).put;
    return { parts: JSON.stringify(marshall(put, { removeUndefinedValues: true })).split(eventOf) };
  });
}

const pick = <T>(from: readonly T[], nth: number): T => {
  const picked = from[nth % from.length];
  if (picked === undefined) throw new Error('Nothing to pick from');
  return picked;
};

function someEvent(nth: number): DiwanEvent {
  const activity = Math.floor(nth / eventsAPerson) % activities;
  const at = new Date(Date.parse(firstDay) + (nth % days) * dayMilliseconds).toISOString();
  const envelope = {
    ...({ id: eventOf, version: 1, occurredAt: at, actor: { kind: 'participant', channel: 'sms' } } as const),
    ...{ centre: pick(centreIds, activity), subject: `registration/${personOf}` },
  };
  const known = {
    ...{ gender: pick(genders, nth), ageBand: pick(ageBands, nth >> 1), group: pick(groups, nth >> 2) },
  };
  const about = {
    ...{ activityId: idOf(activity), code: String(100 + activity), kind: pick(activityKinds, activity) },
    ...{ registrationId: personOf, personId: personOf },
  };
  const registered = { ...about, ...known, childcare: 0, language: 'ar', registeredAt: at } as const;
  switch (nth % eventsAPerson) {
    case 0: {
      const placed = { from: null, to: 'confirmed', again: 'never', startsAt: at } as const;
      return { ...envelope, type: 'registration.confirmed', data: { ...registered, ...placed } };
    }
    case 1: {
      const before = {
        gender: 'undisclosed',
        ageBand: 'unknown',
        group: 'undisclosed',
        childcare: 0,
      } as const;
      const stays = { from: 'confirmed', to: 'confirmed' } as const;
      const statusMonths = { confirmed: [at.slice(0, 7)] };
      return {
        ...envelope,
        type: 'registration.described',
        data: { ...registered, ...stays, statusMonths, before },
      };
    }
    case 2: {
      const mark = {
        from: null,
        to: pick(attendanceMarks, nth >> 2),
        markId: personOf,
        markedAt: at,
      } as const;
      const session = { sessionId: idOf(activity), startsAt: at, isDisputed: false };
      return { ...envelope, type: 'attendance.recorded', data: { ...about, ...known, ...session, ...mark } };
    }
    default: {
      const { activityId, kind, personId } = about;
      const text = {
        messageId: personOf,
        purpose: 'reminder',
        segments: 1,
        cost: 40_000,
        attempt: 1,
      } as const;
      return { ...envelope, type: 'message.sent', data: { activityId, kind, personId, ...text } };
    }
  }
}
