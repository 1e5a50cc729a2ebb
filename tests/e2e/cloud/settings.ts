import {
  GetFunctionConfigurationCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { inject } from 'vitest';
import { clientOptions } from '#local/cloud/aws.ts';

const lambda = new LambdaClient(clientOptions(inject('endpoint')));
const FunctionName = 'diwan-local-send-sms';
let before: Record<string, string> | undefined;

/** Gives `send-sms` other settings, as a deployment would. */
export async function settings(
  changed: (sending: Record<string, unknown>) => Record<string, unknown>,
): Promise<void> {
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  before ??= Environment?.Variables ?? {};
  const SENDING = JSON.stringify(changed(JSON.parse(before.SENDING ?? '{}')));
  const Variables = { ...before, SENDING };
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }));
}

/** Gives it back those it had. */
export async function settingsAsBefore(): Promise<void> {
  if (before === undefined) return;
  const Environment = { Variables: before };
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment }));
}
