import type { CentreId, PanelEvent } from '#events/index.ts';
import { equals, isAbsent, keys, recordEvent, type Table, type Write } from '#shared/table/index.ts';
import type { Panel, Scores } from './schema.ts';

/** A panel, or `undefined` when there is none under this id. */
export async function panelById(table: Table, panelId: string): Promise<Panel | undefined> {
  const stored = await table.get<keys.Keyed<Panel>>(keys.panelKey(panelId));
  return stored === undefined ? undefined : keys.withoutKeys(stored);
}

/** All scores of a panel's applications. */
export async function scoresOf(table: Table, panelId: string): Promise<readonly Scores[]> {
  const { items } = await table.query<keys.Keyed<Scores>>(keys.scoresOfPanel(panelId));
  return items.map(keys.withoutKeys);
}

/** A page of a centre's panels, by the day they are held; `after` is the last of the page before. */
export async function panelsOf(
  table: Table,
  centre: CentreId,
  limit: number,
  after?: Pick<Panel, 'heldOn' | 'panelId'>,
): Promise<{ readonly items: readonly Panel[]; readonly next: Panel | undefined }> {
  const { items, next } = await table.query<keys.Keyed<Panel>>({
    ...keys.panelsInCentre(centre),
    index: 'gsi1',
    limit,
    ...(after === undefined
      ? {}
      : {
          after: {
            ...keys.panelKey(after.panelId),
            ...keys.panelInCentre(centre, after.heldOn, after.panelId),
          },
        }),
  });
  const panels = items.map(keys.withoutKeys);
  return { items: panels, next: next === undefined ? undefined : panels.at(-1) };
}

/** The writes of a panel, on the version that was read, and of its event; refused under the name `panel`. */
export const panelWrites = (panel: Panel, event: PanelEvent): readonly Write[] => [
  {
    as: 'panel',
    put: {
      ...keys.panelKey(panel.panelId),
      ...keys.panelInCentre(panel.centre, panel.heldOn, panel.panelId),
      ...panel,
    },
    when: panel.version === 1 ? isAbsent : equals('version', panel.version - 1),
  },
  recordEvent(event),
];

/** Someone's scores, in place of those she gave before, while the panel has not decided. */
export const scoreWrites = (panel: Panel, scores: Scores, event: PanelEvent): readonly Write[] => [
  { as: 'panel', check: keys.panelKey(panel.panelId), when: equals('status', 'called') },
  { as: 'scores', put: { ...keys.scoreKey(panel.panelId, scores.grantId, scores.staffId), ...scores } },
  recordEvent(event),
];
