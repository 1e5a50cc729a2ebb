import { localDate } from '#shared/language/time/time.ts';
import { equals, type Item, isAbsent, keys, type Table, type Write } from '#shared/table/index.ts';
import { type Keys, withoutKeys } from './item.ts';
import type { Draft } from './schema.ts';

/** How long a draft is kept after its last change, in seconds. */
export const draftKept = 30 * 24 * 3600;

/** The instant from which on a draft is forgotten, unless someone goes on with it. */
export const keptUntil = ({ changedAt }: Pick<Draft, 'changedAt'>): string =>
  new Date(Date.parse(changedAt) + draftKept * 1000).toISOString();

const expiryOf = (at: string): number => Math.floor(Date.parse(at) / 1000) + draftKept;

/** Notes files that were announced for a draft: they are forgotten with it, should nobody go on with it. */
export const draftFilesWrite = (draftId: string, fileIds: readonly string[]): Write => ({
  as: 'files',
  update: keys.draftFilesKey(draftId),
  changes: { add: { fileIds: new Set(fileIds) }, set: { ...keys.filesInOrder(draftId), draftId } },
});

export type DraftFiles = { readonly draftId: string; readonly fileIds: readonly string[] };

/** The files of everything that is being written, or was and is not any more; `after` is the last of the page before. */
export async function filesOfDrafts(
  table: Table,
  limit: number,
  after?: string,
): Promise<{ readonly items: readonly DraftFiles[]; readonly next: string | undefined }> {
  const { items, next } = await table.query<{
    readonly draftId: string;
    readonly fileIds: ReadonlySet<string>;
  }>({
    ...keys.allFilesOfDrafts,
    index: 'gsi1',
    limit,
    ...(after === undefined ? {} : { after: { ...keys.draftFilesKey(after), ...keys.filesInOrder(after) } }),
  });
  return {
    items: items.map(({ draftId, fileIds }) => ({ draftId, fileIds: [...fileIds] })),
    next: next === undefined ? undefined : items.at(-1)?.draftId,
  };
}

/** Their draft is gone, and so are they. */
export const filesForgotten = (table: Table, draftId: string): Promise<unknown> =>
  table.write([{ as: 'files', delete: keys.draftFilesKey(draftId) }]);

/** A draft on the version that was read; refused under the name `draft`. Once submitted it is kept for good. */
export const draftWrite = (draft: Draft, isNew: boolean): Write => ({
  as: 'draft',
  put: {
    ...keys.applicationKey(draft.draftId),
    ...(draft.contact.phone === null ? {} : keys.applicationOfPhone(draft.contact.phone, draft.draftId)),
    ...(draft.textedFrom === null ? {} : keys.applicationTextedFrom(draft.textedFrom, draft.draftId)),
    ...draft,
    ...(draft.grantId === null ? { expiresAt: expiryOf(draft.changedAt) } : {}),
  },
  when: isNew ? isAbsent : equals('version', draft.version - 1),
});

/** The number of a draft, kept as long as the draft is; refused under `number` when another draft has it. */
export const numberWrite = ({ number, draftId, changedAt }: Draft, isNew: boolean): Write => ({
  as: 'number',
  put: {
    ...keys.grantNumberKey(number),
    ...keys.draftForgottenOn(localDate(keptUntil({ changedAt })), draftId),
    draftId,
    expiresAt: expiryOf(changedAt),
  },
  ...(isNew ? { when: isAbsent } : {}),
});

/** A draft, or `undefined`. DynamoDB may return it after its TTL: check `isOver`. */
export async function draftById(table: Table, draftId: string): Promise<Draft | undefined> {
  const stored = await table.get<Draft & Keys & { readonly expiresAt?: number }>(
    keys.applicationKey(draftId),
  );
  if (stored === undefined) return undefined;
  const { expiresAt: _expiresAt, ...draft } = withoutKeys(stored);
  return draft;
}

/** The drafts that are forgotten on a day of the calendar in Baghdad, if nobody goes on with them. */
export async function draftsForgottenOn(table: Table, day: string): Promise<readonly Draft[]> {
  const drafts: Draft[] = [];
  let after: Item | undefined;
  do {
    const page = await table.query<Keys & { readonly draftId: string }>({
      ...keys.draftsForgottenOn(day),
      index: 'gsi1',
      limit: 100,
      ...(after === undefined ? {} : { after }),
    });
    for (const { draftId } of page.items) {
      const draft = await draftById(table, draftId);
      if (draft !== undefined && draft.grantId === null) drafts.push(draft);
    }
    after = page.next;
  } while (after !== undefined);
  return drafts;
}

/** How long it is known until when a draft was kept, in seconds. */
const rememberedFor = 365 * 24 * 3600;

/** Notes until when a draft is kept, which is known of it when it is forgotten. */
export const noteUntil = (table: Table, draft: Draft): Promise<unknown> =>
  table.write([
    {
      as: 'until',
      put: {
        ...keys.draftUntilKey(draft.draftId),
        until: keptUntil(draft),
        expiresAt: expiryOf(draft.changedAt) + rememberedFor,
      },
    },
  ]);

/** Until when a draft was kept that is forgotten now; `undefined` where that is not known, or it is kept still. */
export async function wasKeptUntil(table: Table, draftId: string, now: Date): Promise<string | undefined> {
  const noted = await table.get<Keys & { readonly until: string }>(keys.draftUntilKey(draftId));
  return noted !== undefined && noted.until <= now.toISOString() ? noted.until : undefined;
}

/** DynamoDB takes its time to remove what is over; until then it is over all the same. */
export const isOver = (draft: Draft, now: Date): boolean =>
  draft.grantId === null && expiryOf(draft.changedAt) <= now.getTime() / 1000;

/** The draft, or the grant, that a short number stands for. */
export const numbered = (
  table: Table,
  number: string,
): Promise<{ readonly draftId: string; readonly grantId?: string } | undefined> =>
  table.get(keys.grantNumberKey(number));

/**
 * The drafts that a phone has to do with, the first begun first: those in which it stands as the contact person's, and
 * those that were begun by text from it, whoever's number stands in them now. None that are submitted.
 */
export async function draftsOfPhone(table: Table, phone: string): Promise<readonly Draft[]> {
  const range = keys.applicationsOfPhone(phone);
  const pages = await Promise.all(
    (['gsi1', 'gsi2'] as const).map((index) => table.query<Draft & Keys>({ ...range, index })),
  );
  const drafts = pages.flatMap(({ items }) =>
    items.map((item) => [item.draftId, withoutKeys(item)] as const),
  );
  // Ids sort by time.
  return [...new Map(drafts.toSorted(([one], [other]) => (one < other ? -1 : 1))).values()];
}

/**
 * The writes that erase a draft with its number and all that is written in it; refused under `draft` once it was submitted:
 * its names have left it then.
 */
export const draftErasure = ({ draftId, number }: Draft): readonly Write[] => [
  { as: 'draft', delete: keys.applicationKey(draftId), when: equals('grantId', null) },
  { as: 'number', delete: keys.grantNumberKey(number) },
  // Its page does not say that nobody handed it in.
  { as: 'until', delete: keys.draftUntilKey(draftId) },
];

/** Forgets which phone began a draft by text; refused under `draft` when that is not known of it, or any more. */
export const sourceForgotten = ({ draftId }: Pick<Draft, 'draftId'>, phone: string): Write => ({
  as: 'draft',
  update: keys.applicationKey(draftId),
  // A change that was made of it as it was would bring the number back.
  changes: { set: { textedFrom: null }, add: { version: 1 }, remove: ['gsi2pk', 'gsi2sk'] },
  when: equals('textedFrom', phone),
});
