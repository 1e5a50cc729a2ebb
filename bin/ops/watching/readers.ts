import { LambdaClient, paginateListEventSourceMappings } from '@aws-sdk/client-lambda';
import type { Installation } from '#bin/ops/frame/installation.ts';

/** Where a function takes its work from: a queue or the table's stream. */
export type Source = {
  readonly function: string;
  readonly readsStream: boolean;
  /** `Enabled`, or what stands in the way. */
  readonly state: string;
  /** How the last batch went, in AWS's words; of a stream only. */
  readonly lastResult?: string;
};

/** The sources of every function of an installation. */
export async function sourcesOf(installation: Installation): Promise<readonly Source[]> {
  const client = new LambdaClient(installation.settings);
  const found: Source[] = [];
  for await (const { EventSourceMappings = [] } of paginateListEventSourceMappings({ client }, {})) {
    for (const {
      FunctionArn = '',
      EventSourceArn = '',
      State = '',
      LastProcessingResult,
    } of EventSourceMappings) {
      const name = functionOf(installation, FunctionArn);
      if (name === undefined) continue;
      const readsStream = EventSourceArn.includes(':dynamodb:');
      found.push({
        function: name,
        readsStream,
        state: State,
        ...(readsStream && LastProcessingResult !== undefined ? { lastResult: LastProcessingResult } : {}),
      });
    }
  }
  return found.toSorted((a, b) => (a.function < b.function ? -1 : 1));
}

/** The short name of a function by its ARN, with or without a version; `undefined` for one of others. */
export const functionOf = (installation: Installation, arn: string): string | undefined =>
  installation.shortOf(arn.split(':function:')[1]?.split(':')[0] ?? '');
