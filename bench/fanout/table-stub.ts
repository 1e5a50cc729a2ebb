/**
 * Stands for the table in a process of its own: a session and its roster in memory, answered as DynamoDB
 * answers them. DynamoDB Local takes tens of milliseconds for a page of a roster that DynamoDB itself has in
 * a few: its speed would be all that was measured.
 */
import { createServer } from 'node:http';
import { marshall } from '@aws-sdk/util-dynamodb';
import { sessionItem } from '#shared/activities/index.ts';
import type { Reminding } from '#shared/reminders/index.ts';
import { type Item, idMaker, keys } from '#shared/table/index.ts';
import { names, phoneNumber } from '#tests/support/builders.ts';

export type TableStub = {
  readonly endpoint: string;
  /** Adds a session with so many people; answers with the page to begin with, a day before it. */
  readonly addRoster: (people: number) => Reminding;
  readonly close: () => void;
};

const hour = 3_600_000;
const json = (item: Item): string => JSON.stringify(marshall(item));

/** The requests that `remind` makes, as far as they are read here. */
type Asked = {
  readonly Key?: { readonly pk: { S: string }; readonly sk: { S: string } };
  readonly ExpressionAttributeValues?: Readonly<Record<string, { readonly S: string }>>;
  readonly ExclusiveStartKey?: { readonly sk: { S: string } };
  readonly Limit?: number;
  readonly RequestItems?: Readonly<Record<string, { Keys: { pk: { S: string }; sk: { S: string } }[] }>>;
};

export async function tableStub(): Promise<TableStub> {
  const items = new Map<string, string>();
  const rosters = new Map<string, readonly { readonly sk: string; readonly item: string }[]>();

  const page = ({ ExpressionAttributeValues = {}, ExclusiveStartKey, Limit = 400 }: Asked): string => {
    const values = Object.values(ExpressionAttributeValues);
    const pk = values.find(({ S }) => rosters.has(S));
    const roster = pk && rosters.get(pk.S);
    if (roster === undefined || !values.some(({ S }) => S === 'REG#')) return '{"Items":[]}';
    const after = ExclusiveStartKey?.sk.S;
    const first = after === undefined ? 0 : positionOf(roster, after) + 1;
    const found = roster.slice(first, first + Limit);
    const last = roster[first + Limit - 1];
    const next = last && `,"LastEvaluatedKey":${JSON.stringify({ pk, sk: { S: last.sk } })}`;
    return `{"Items":[${found.map(({ item }) => item).join()}]${next ?? ''}}`;
  };
  const answers: Readonly<Record<string, (asked: Asked) => string>> = {
    Query: page,
    GetItem: ({ Key }) => `{"Item":${items.get(`${Key?.pk.S} ${Key?.sk.S}`)}}`,
    UpdateItem: () => '{"Attributes":{}}',
    BatchGetItem: ({ RequestItems = {} }) => {
      const [[table, { Keys }] = ['', { Keys: [] }]] = Object.entries(RequestItems);
      const found = Keys.flatMap(({ pk, sk }) => items.get(`${pk.S} ${sk.S}`) ?? []);
      return `{"Responses":{"${table}":[${found.join()}]}}`;
    },
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const target = String(request.headers['x-amz-target']).replace(/^.*\./, '');
      response.setHeader('content-type', 'application/x-amz-json-1.0');
      response.end(answers[target]?.(JSON.parse(Buffer.concat(chunks).toString())) ?? '{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The table stub has no port');

  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    addRoster(people) {
      const newId = idMaker();
      const now = new Date();
      const activity = { activityId: newId(now), code: '214', centre: 'kirkuk', kind: 'sewing' } as const;
      const startsAt = new Date(now.getTime() + 24 * hour).toISOString();
      const session = {
        ...({ ...activity, sessionId: newId(now), status: 'planned', came: 0, version: 1 } as const),
        ...{ start: startsAt, end: new Date(now.getTime() + 26 * hour).toISOString() },
      };
      const stored = sessionItem(session);
      items.set(`${stored.pk} ${stored.sk}`, json(stored));
      const roster = Array.from({ length: people }, (_, position) => {
        const { person, registration } = someone(newId(now), position, activity, startsAt);
        items.set(`${person.pk} ${person.sk}`, json(person));
        // Of its state, `remind` reads only whether it wants fewer reminders or more.
        const { pk, sk } = keys.phoneStateKey(person.phone);
        items.set(`${pk} ${sk}`, json({ pk }));
        return { sk: registration.sk, item: json(registration) };
      });
      rosters.set(
        stored.pk,
        roster.toSorted((a, b) => (a.sk < b.sk ? -1 : 1)),
      );
      const at = new Date(now.getTime() - 1_000).toISOString();
      return { activityId: activity.activityId, sessionId: session.sessionId, startsAt, lead: '86400', at };
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Someone with a place, as the stores write her: the same attributes, of the same lengths. */
function someone(
  personId: string,
  position: number,
  activity: {
    readonly activityId: string;
    readonly code: string;
    readonly centre: string;
    readonly kind: string;
  },
  startsAt: string,
) {
  const name = `${names[position % names.length]} ${names[(position + 1) % names.length]}`;
  const long = new Date(Date.parse(startsAt) - 60 * hour).toISOString();
  return {
    person: {
      ...{ ...keys.personKey(personId), ...keys.personInCentre('kirkuk', name, personId), personId, name },
      ...{ phone: phoneNumber(position), foldedName: name, centre: 'kirkuk', gender: 'female' },
      ...{ birthYear: 1990, group: 'host', language: 'ar', version: 1 },
    },
    registration: {
      ...keys.registrationKey(activity.activityId, personId),
      ...keys.registrationOfPerson(personId, activity.activityId),
      ...{ ...activity, registrationId: personId, personId, status: 'confirmed', childcare: 0 },
      ...{ gender: 'female', ageBand: '25-34', group: 'host', language: 'ar', registeredAt: long },
      ...{ confirmedAt: long, startsAt, secret: 'AAAAAAAAAAAAAAAAAAAAAA', version: 1 },
    },
  };
}

/** The position of a sort key in a roster. */
function positionOf(roster: readonly { readonly sk: string }[], sk: string): number {
  let [low, high] = [0, roster.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((roster[middle]?.sk ?? '') < sk) low = middle + 1;
    else high = middle;
  }
  return low;
}
