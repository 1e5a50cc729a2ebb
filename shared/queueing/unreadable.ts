import type { SQSRecord } from 'aws-lambda';
import { isLoggable } from '#shared/logging/index.ts';

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
