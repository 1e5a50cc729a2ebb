/** Starts DynamoDB Local once for a run of vitest, and tells every test file where it is. */
import type { TestProject } from 'vitest/node';
import { startDynamoDbLocal, whyNoDynamoDb } from './dynamodb-local.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where DynamoDB Local answers, or why there is none. */
    dynamoDb: { readonly endpoint: string } | { readonly missing: string };
  }
}

export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const missing = whyNoDynamoDb();
  if (missing !== undefined) {
    console.warn(`The data-layer tests are skipped. ${missing}`);
    project.provide('dynamoDb', { missing });
    return undefined;
  }
  const { endpoint, stop } = await startDynamoDbLocal();
  project.provide('dynamoDb', { endpoint });
  return stop;
}
