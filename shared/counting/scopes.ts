import type { Counted } from './counted.ts';

/**
 * The scopes an event is counted in: everything and, where known, its centre, its activity kind, its
 * activity, its broadcast and the theme of its grant. Written `all`, `centre:kirkuk`, `kind:sewing`,
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
