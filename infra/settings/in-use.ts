/** What is used although no stack of this code made it. */

/**
 * Restored from a backup, or left over from a stack that was deleted (docs/deploy.md). What is not named here
 * is the stack's own.
 */
export interface InUse {
  /** A table, and the label of the stream it has now (`2026-11-30T18:30:00.000`). */
  readonly table?: { readonly name: string; readonly streamLabel: string };
  /** The name of a bucket of people's files. */
  readonly filesBucket?: string;
  /** The id of a pool of staff logins, with its groups. */
  readonly userPoolId?: string;
  /** The ARN of the secret of the gateways. */
  readonly gatewaySecretArn?: string;
}

/** The names of these on the command line: `-c tableName=…`. */
export const inUseNames = [
  'tableName',
  'tableStream',
  'filesBucket',
  'userPoolId',
  'gatewaySecretArn',
] as const;
export type InUseName = (typeof inUseNames)[number];

/**
 * What is in use: as the command line names it, and otherwise as the stage does.
 * @throws when a table is named without its stream, or a stream without its table
 */
export function inUseFrom(given: Readonly<Partial<Record<InUseName, string>>>, ofStage: InUse): InUse {
  const { tableName, tableStream, ...others } = given;
  if (tableName === undefined) {
    if (tableStream === undefined) return { ...ofStage, ...others };
    throw new Error('"tableStream" is the stream of a table: give "tableName" too.');
  }
  if (tableStream === undefined) {
    throw new Error(`The stream of the table ${tableName} is not known: give its label as "tableStream".`);
  }
  return { ...ofStage, ...others, table: { name: tableName, streamLabel: tableStream } };
}
