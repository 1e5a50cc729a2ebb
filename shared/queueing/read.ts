import type { SQSRecord } from 'aws-lambda';
import type { DiwanEvent } from '#events/index.ts';
import { isLoggable } from '#shared/logging/index.ts';

/** Reads a record whose body is a job of this schema. Throws on anything else. */
export const jobIn =
  <Job>(schema: { readonly parse: (value: unknown) => Job }) =>
  ({ body }: Pick<SQSRecord, 'body'>): Job =>
    schema.parse(JSON.parse(body));

/**
 * Reads a record that a rule of the bus put on a queue as the event in it, of the types that `isExpected`.
 * Throws on anything else.
 */
export const eventIn =
  <Event extends DiwanEvent>(isExpected: (type: string) => boolean) =>
  ({ body }: Pick<SQSRecord, 'body'>): Event => {
    const detail = partOf(JSON.parse(body), 'detail');
    const [id, type, data] = ['id', 'type', 'data'].map((name) => partOf(detail, name));
    if (typeof id !== 'string' || typeof type !== 'string' || typeof data !== 'object' || data === null)
      throw new Unexpected('no event');
    if (!isExpected(type)) throw new Unexpected('an event of an unexpected type');
    // Put on the bus by relay from the table's events, each of which has the shape of its type.
    return detail as Event;
  };

/** A record is not what its queue is for. */
export class Unexpected extends Error {}

const partOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;

/** The parts of a record that may be logged: the id and type of an event, the kind of a job. */
export function nameOf({ body }: Pick<SQSRecord, 'body'>): { readonly id?: string; readonly type?: string } {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    // No JSON: there is nothing in it that may be logged.
    return {};
  }
  const event = partOf(value, 'detail') ?? value;
  const [id, type] = [partOf(event, 'id'), partOf(event, 'type') ?? partOf(value, 'detail-type')];
  return {
    ...(isLoggable(id) && { id }),
    ...(isLoggable(type) && { type }),
  };
}

/** Why a record cannot be read, without a word of it: the fault, and where a schema found it. */
export function reasonOf(fault: unknown): string {
  if (fault instanceof Unexpected) return fault.message;
  if (fault instanceof SyntaxError) return 'no JSON';
  const issues = partOf(fault, 'issues');
  const paths = Array.isArray(issues) ? issues.map((issue) => [partOf(issue, 'path')].flat().join('.')) : [];
  return paths.length === 0
    ? 'not as expected'
    : `not as expected: ${paths.slice(0, 5).join(', ') || 'as a whole'}`;
}
