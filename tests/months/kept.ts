/** What the table of a run keeps: messages as they were sent, and how everyone and every activity stood at an hour. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { paginateScan } from '@aws-sdk/lib-dynamodb';
import type { EventOf, MessagePurpose, RegistrationEvent, RegistrationStatus } from '#events/index.ts';
import { clientOptions } from '#local/cloud/aws.ts';
import { type Activity, placesGivenUntil } from '#shared/activities/index.ts';
import type { Line } from '#shared/messaging/index.ts';
import { documentsOver } from '#shared/table/table.ts';

export type Table = { readonly tableName: string; readonly endpoint: string };

/** A message that the network has taken. */
export type Sent = {
  readonly messageId: string;
  /** What the network calls it. */
  readonly network: string;
  readonly purpose: MessagePurpose;
  readonly lines: readonly Line[];
  readonly along?: readonly string[];
  readonly activityId?: string;
  readonly personId?: string;
};

type Kept = {
  readonly messages: readonly Sent[];
  /** Who is on which phone: `[phone, personId]`, both as they are now. */
  readonly onPhones: readonly (readonly [string, string])[];
  readonly registrations: readonly RegistrationEvent[];
  readonly announced: readonly EventOf<'activity.created'>[];
  readonly activities: readonly Activity[];
};

/** Everything of it, by a scan: for a table of a test's size. */
export async function keptOf({ endpoint, tableName }: Table): Promise<Kept> {
  const client = new DynamoDBClient(clientOptions(endpoint));
  const items: Record<string, string>[] = [];
  const scan = { TableName: tableName };
  for await (const { Items = [] } of paginateScan({ client: documentsOver(client) }, scan))
    items.push(...Items);
  client.destroy();
  // What stands under these keys is written by shared/table alone, in these shapes.
  const under = <T>(is: (item: Record<string, string>) => boolean): readonly T[] => items.filter(is) as T[];
  const events = under<RegistrationEvent | EventOf<'activity.created'>>(({ sk = '' }) =>
    sk.startsWith('EVENT#'),
  ).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    messages: under<Sent & { readonly gsi2pk: string }>(({ gsi2pk = '' }) =>
      gsi2pk.startsWith('NETWORK#'),
    ).map((message) => ({ ...message, network: message.gsi2pk.slice('NETWORK#'.length) })),
    onPhones: items.flatMap(({ pk = '', sk = '' }) =>
      pk.startsWith('PHONE#') && sk.startsWith('PERSON#')
        ? [[pk.slice('PHONE#'.length), sk.slice('PERSON#'.length)] as const]
        : [],
    ),
    registrations: events.filter((event): event is RegistrationEvent =>
      event.type.startsWith('registration.'),
    ),
    announced: events.filter((event) => event.type === 'activity.created'),
    activities: under<Activity>(({ pk = '', sk = '' }) => pk.startsWith('ACTIVITY#') && sk === 'META'),
  };
}

/** How everything stood at an hour of the walk, by the events that had happened by then. */
export function standingIn({ registrations, announced, activities, onPhones }: Kept) {
  return {
    /** What had the code at that hour: the last that was announced under it. */
    underCode: (code: string, at: string): Activity | undefined => {
      const last = announced.findLast(({ data, occurredAt }) => data.code === code && occurredAt <= at);
      return activities.find(({ activityId }) => activityId === last?.data.activityId);
    },
    peopleOn: (phone: string): readonly string[] =>
      onPhones.flatMap(([number, personId]) => (number === phone ? [personId] : [])),
    statusAt: (activityId: string, personId: string, at: string): RegistrationStatus | undefined =>
      registrations.findLast(
        ({ data, occurredAt }) =>
          data.activityId === activityId && data.personId === personId && occurredAt <= at,
      )?.data.to,
    /** Whether one of them has completed something under that code, whatever has it now. */
    hasCompleted: (code: string, people: readonly string[], at: string): boolean =>
      registrations.some(
        ({ type, data, occurredAt }) =>
          type === 'registration.completed' &&
          data.code === code &&
          people.includes(data.personId) &&
          occurredAt <= at,
      ),
    /** Whether sessions are still to come, or one goes on. */
    goesOn: ({ sessions }: Activity, at: string): boolean => sessions.some(({ end }) => end > at),
    /** Whether one may register. */
    enrols: (activity: Activity, at: string): boolean =>
      at >= activity.enrolment.opensAt &&
      at < activity.enrolment.closesAt &&
      at < (placesGivenUntil(activity) ?? '9'),
  };
}
