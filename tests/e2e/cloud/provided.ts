import type { Outputs } from '#local/start-local.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    outputs: Outputs;
    /** The local cloud itself, for a test that has to look behind the scenes. */
    endpoint: string;
    /** Where files of people are. */
    filesBucket: string;
  }
}
