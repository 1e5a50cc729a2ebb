import type { Stage } from '#infra/settings/stages.ts';

/**
 * What a resource is called on AWS: `diwan-dev-notify`. Given to what operators look for by name (functions,
 * queues, log groups, topics), never to what holds data, which must be free to be replaced.
 */
export const named = (stage: Stage, name: string): string => `diwan-${stage.name}-${name}`;
