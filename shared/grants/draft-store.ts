import { localDate } from '#shared/language/time/time.ts';
import { equals, type Item, isAbsent, keys, type Table, type Write } from '#shared/table/index.ts';
import type { Draft } from './schema.ts';

/** How long a draft is kept after its last change, in seconds. */
export const draftKept = 30 * 24 * 3600;

/** The instant at which a draft is forgotten, unless it is changed before. */
export const keptUntil = ({ changedAt }: Pick<Draft, 'changedAt'>): string =>
  new Date(Date.parse(changedAt) + draftKept * 1000).toISOString();

const expiryOf = (at: string): number => Math.floor(Date.parse(at) / 1000) + draftKept;

/** Notes files announced for a draft, so that they are deleted with an abandoned draft. */
export const draftFilesWrite = (draftId: string, fileIds: readonly string[]): Write => ({
  as: 'files',
  update: keys.draftFilesKey(draftId),
  changes: { add: { fileIds: new Set(fileIds) }, set: { ...keys.filesInOrder(draftId), draftId } },
});

export type DraftFiles = { readonly draftId: string; readonly fileIds: readonly string[] };

/** A page of the files of drafts, abandoned ones included; `after`: the last draft of the page before. */
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

/** Forgets the files of a draft, once draft and files are gone. */
export const filesForgotten = (table: Table, draftId: string): Promise<unknown> =>
  table.write([{ as: 'files', delete: keys.draftFilesKey(draftId) }]);

/**
 * A draft on the version that was read; refused under the name `draft`. Once submitted it is kept for good.
 */
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

/** The number of a draft, kept as long as the draft; refused under `number` when another draft has it. */
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
  const stored = await table.get<keys.Keyed<Draft> & { readonly expiresAt?: number }>(
    keys.applicationKey(draftId),
  );
  if (stored === undefined) return undefined;
  const { expiresAt: _expiresAt, ...draft } = keys.withoutKeys(stored);
  return draft;
}

/** The drafts that are forgotten on a day of the calendar in Baghdad, unless they are changed before. */
export async function draftsForgottenOn(table: Table, day: string): Promise<readonly Draft[]> {
  const drafts: Draft[] = [];
  let after: Item | undefined;
  do {
    const page = await table.query<keys.Key & { readonly draftId: string }>({
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

/** How long we remember until when a draft was kept, in seconds. */
const rememberedFor = 365 * 24 * 3600;

/** Notes until when a draft is kept; the note outlives the draft. */
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

/** Until when a forgotten draft was kept; `undefined` if unknown, or if the draft is still kept. */
export async function wasKeptUntil(table: Table, draftId: string, now: Date): Promise<string | undefined> {
  const noted = await table.get<keys.Key & { readonly until: string }>(keys.draftUntilKey(draftId));
  return noted !== undefined && noted.until <= now.toISOString() ? noted.until : undefined;
}

/**
 * Whether a draft is past its time. DynamoDB removes expired items late; until then they must count as gone.
 */
export const isOver = (draft: Draft, now: Date): boolean =>
  draft.grantId === null && expiryOf(draft.changedAt) <= now.getTime() / 1000;

/** The draft, or the grant, that a short number stands for. */
export const numbered = (
  table: Table,
  number: string,
): Promise<{ readonly draftId: string; readonly grantId?: string } | undefined> =>
  table.get(keys.grantNumberKey(number));

/**
 * The drafts of a phone, the oldest first: those that name it as the contact person's, and those begun by
 * text from it, even if they name another now. Submitted ones are left out.
 */
export async function draftsOfPhone(table: Table, phone: string): Promise<readonly Draft[]> {
  const range = keys.applicationsOfPhone(phone);
  const pages = await Promise.all(
    (['gsi1', 'gsi2'] as const).map((index) => table.query<keys.Keyed<Draft>>({ ...range, index })),
  );
  const drafts = pages.flatMap(({ items }) =>
    items.map((item) => [item.draftId, keys.withoutKeys(item)] as const),
  );
  // Ids sort by time.
  return [...new Map(drafts.toSorted(([one], [other]) => (one < other ? -1 : 1))).values()];
}

/**
 * The writes that erase a draft, its number and its content; refused under `draft` once it was submitted,
 * when its names are already out of it.
 */
export const draftErasure = ({ draftId, number }: Draft): readonly Write[] => [
  { as: 'draft', delete: keys.applicationKey(draftId), when: equals('grantId', null) },
  { as: 'number', delete: keys.grantNumberKey(number) },
  // Without this note its page does not say that it lapsed.
  { as: 'until', delete: keys.draftUntilKey(draftId) },
];

/**
 * Forgets which phone began a draft by text; refused under `draft` when the draft does not name this phone
 * (any more).
 */
export const sourceForgotten = ({ draftId }: Pick<Draft, 'draftId'>, phone: string): Write => ({
  as: 'draft',
  update: keys.applicationKey(draftId),
  // The version is raised: a change made from the old draft would bring the number back.
  changes: { set: { textedFrom: null }, add: { version: 1 }, remove: ['gsi2pk', 'gsi2sk'] },
  when: equals('textedFrom', phone),
});
