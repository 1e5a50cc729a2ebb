/** One installation of Diwan: a stage on AWS or the local cloud, and where its things are. */
import { existsSync, readFileSync } from 'node:fs';
import { CloudFormationClient, paginateDescribeStacks, type Stack } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { clientOptions } from '#local/cloud/aws.ts';
import { Failure, reasonOf } from '#local/failure.ts';
import { placesOf } from '#local/places.ts';
import { type Context, contextFor, openTable } from '#shared/table/index.ts';
import { clockAheadOf } from './table-clock.ts';
import { WrongUsage } from './wrong-usage.ts';

/** What a client of AWS is made with; empty for AWS itself, which the environment's credentials lead to. */
export type ClientSettings = Partial<ReturnType<typeof clientOptions>>;

export type Installation = {
  readonly stage: string;
  readonly isLocal: boolean;
  readonly settings: ClientSettings;
  /** The name of one of its things on AWS: `notify` → `diwan-dev-notify`. */
  readonly named: (name: string) => string;
  /** The other way: `diwan-dev-notify` → `notify`; `undefined` for a thing of something else. */
  readonly shortOf: (fullName: string) => string | undefined;
  /** @throws {Failure} when nothing of the stage is deployed, or AWS does not answer */
  readonly stacks: () => Promise<readonly Stack[]>;
  /** An output of its stacks. @throws {Failure} when no stack has it */
  readonly output: (name: string) => Promise<string>;
  /** @throws {Failure} when there is no table */
  readonly context: () => Promise<Context>;
  /**
   * How far the clock of this machine is ahead of the table's, in milliseconds; `undefined` when it cannot be
   * told. @throws {Failure} when there is no table
   */
  readonly clockAhead: () => Promise<number | undefined>;
};

const outputsSchema = z.object({ cloudUrl: z.string() });

/**
 * The installation of a stage. The local cloud is at `AWS_ENDPOINT_URL`, or where the one started in this
 * folder says it is; nothing of a real account is ever asked for it.
 * @throws {WrongUsage} when no stage is named and none runs here
 * @throws {Failure} when the local cloud is asked for and does not run
 */
export function installationOf(
  asked: string | undefined,
  environment: NodeJS.ProcessEnv = process.env,
): Installation {
  const here = environment.AWS_ENDPOINT_URL ?? cloudHere();
  if (asked === undefined && cloudHere() === undefined) {
    throw new WrongUsage('No local cloud runs in this folder: say --stage dev, staging or prod.');
  }
  const stage = asked ?? 'local';
  if (!/^[a-z]{1,20}$/.test(stage)) throw new WrongUsage(`${stage} is not the name of a stage.`);
  const isLocal = stage === 'local';
  if (isLocal && here === undefined) {
    throw new Failure('No local cloud runs in this folder. Start it with: npm start');
  }
  // Of a stage on AWS, `AWS_ENDPOINT_URL` is the SDK's own affair, as every other setting of it.
  return over(stage, isLocal, isLocal && here !== undefined ? clientOptions(here) : {});
}

/** Where the local cloud of this folder is; `undefined` when none runs. */
function cloudHere(): string | undefined {
  const file = placesOf('start').outputs;
  if (!existsSync(file)) return undefined;
  const read = outputsSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  return read.success ? read.data.cloudUrl : undefined;
}

function over(stage: string, isLocal: boolean, settings: ClientSettings): Installation {
  const prefix = `diwan-${stage}-`;
  let read: Promise<readonly Stack[]> | undefined;
  const stacks = () => {
    read ??= stacksOf(prefix, settings);
    return read;
  };
  const output = async (name: string): Promise<string> => {
    const outputs = (await stacks()).flatMap(({ Outputs = [] }) => Outputs);
    const value = outputs.find(({ OutputKey }) => OutputKey === name)?.OutputValue;
    if (value === undefined)
      throw new Failure(`No stack of ${stage} has an output ${name}: deploy it again.`);
    return value;
  };
  const client = () => new DynamoDBClient({ ...settings, maxAttempts: 8 });
  return {
    stage,
    isLocal,
    settings,
    named: (name) => `${prefix}${name}`,
    shortOf: (fullName) => (fullName.startsWith(prefix) ? fullName.slice(prefix.length) : undefined),
    stacks,
    output,
    context: async () => contextFor(openTable(await output('TableName'), client())),
    clockAhead: async () => clockAheadOf(client(), await output('TableName')),
  };
}

async function stacksOf(prefix: string, settings: ClientSettings): Promise<readonly Stack[]> {
  const client = new CloudFormationClient(settings);
  const found: Stack[] = [];
  try {
    for await (const { Stacks = [] } of paginateDescribeStacks({ client }, {})) {
      found.push(...Stacks.filter(({ StackName = '' }) => StackName.startsWith(prefix)));
    }
  } catch (fault) {
    throw new Failure(`The stacks could not be read: ${reasonOf(fault)}`);
  }
  if (found.length === 0) throw new Failure(`Nothing is deployed here under the name ${prefix}….`);
  return found;
}
