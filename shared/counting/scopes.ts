import type { Counted } from './counted.ts';

/**
 * What a fact is counted under: everything, and as far as they are known its centre, its activity kind, its activity,
 * the broadcast it is part of, and the theme of the grant it is about. Written `all`, `centre:kirkuk`, `kind:sewing`,
 * `activity:<id>`, `broadcast:<id>`, `theme:community-garden`.
 */
export function scopesOf({ centre, data }: Counted): readonly string[] {
  if ('theme' in data) return ['all', `centre:${centre}`, `theme:${data.theme}`];
  const { activityId, kind } = data;
  const broadcastId = 'broadcastId' in data ? data.broadcastId : undefined;
  return [
    'all',
    ...(centre === null ? [] : [`centre:${centre}`]),
    ...(kind === undefined ? [] : [`kind:${kind}`]),
    ...(activityId === undefined ? [] : [`activity:${activityId}`]),
    ...(broadcastId === undefined ? [] : [`broadcast:${broadcastId}`]),
  ];
}
