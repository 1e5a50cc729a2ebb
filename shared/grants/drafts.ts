import { createHash } from 'node:crypto';
import type { CentreId, Language } from '#events/index.ts';
import { type Context, ifAnswered, type Table, untilWritten, type Write } from '#shared/table/index.ts';
import {
  draftById,
  draftErasure,
  draftFilesWrite,
  draftsOfPhone,
  draftWrite,
  isOver,
  numberWrite,
  sourceForgotten,
} from './draft-store.ts';
import { applicationToken } from './link.ts';
import type { Draft, GrantFile, GrantRules, PartOfContent } from './schema.ts';
import { grantById } from './store.ts';

/** Who begins an application, and the parts known from the beginning. */
export type Beginning = {
  readonly centre: CentreId;
  readonly language: Language;
  readonly contact?: Draft['contact'];
  readonly members?: readonly string[];
  readonly textedFrom?: string;
  readonly content?: PartOfContent;
};

/** Six digits made of random bits: `483920`. */
const numberFrom = (secret: string): string =>
  String(100_000 + (createHash('sha256').update(secret).digest().readUInt32BE(0) % 900_000));

/** A new draft, not yet stored. */
export function newDraft(context: Context, rules: GrantRules, beginning: Beginning): Draft {
  const now = context.now();
  const { centre, language, contact = { name: null, phone: null }, members = [], content = {} } = beginning;
  const { textedFrom = null } = beginning;
  return {
    draftId: context.newId(now),
    secret: context.newSecret(),
    number: numberFrom(context.newSecret()),
    centre,
    currency: rules[centre].currency,
    language,
    contact,
    members,
    textedFrom,
    content,
    files: [],
    reportFiles: [],
    grantId: null,
    version: 1,
    changedAt: now.toISOString(),
  };
}

/**
 * Begins an application and keeps it for 30 days; `extraWrites` are writes for the same transaction.
 * Refused as `request-answered` when one of them, named `request`, is. Throws when no attempt came through.
 */
export async function beginDraft(
  context: Context,
  rules: GrantRules,
  beginning: Beginning,
  extraWrites: (draft: Draft) => readonly Write[] = () => [],
): Promise<Draft | { readonly refused: 'request-answered' }> {
  return untilWritten(context, 'begin an application', async () => {
    const draft = newDraft(context, rules, beginning);
    return {
      writes: [...beginningWrites(draft), ...extraWrites(draft)],
      result: draft,
      ifRefused: ifAnswered,
    };
  });
}

const beginningWrites = (draft: Draft): readonly Write[] => [
  draftWrite(draft, true),
  numberWrite(draft, true),
];

/** An application begun by the text GRANT: its number, the token of its link, and the writes that keep it. */
export type BegunByText = {
  readonly number: string;
  readonly token: string;
  readonly writes: readonly Write[];
};

/**
 * The draft that a phone has under way, or a new one. Its writes go into the transaction that answers the
 * text, so that a text delivered twice begins one draft.
 */
export async function beginDraftByText(
  context: Context,
  rules: GrantRules,
  {
    phone,
    language,
    centre,
  }: { readonly phone: string; readonly language: Language; readonly centre: CentreId },
): Promise<BegunByText> {
  const now = context.now();
  const underWay = (await draftsOfPhone(context.table, phone)).findLast(
    (draft) =>
      draft.textedFrom === phone && draft.grantId === null && draft.centre === centre && !isOver(draft, now),
  );
  const contact = { name: null, phone };
  const draft = underWay ?? newDraft(context, rules, { centre, language, contact, textedFrom: phone });
  return {
    number: draft.number,
    token: applicationToken(draft),
    writes: underWay === undefined ? beginningWrites(draft) : [],
  };
}

/**
 * Erases drafts, each with its number; one that was submitted meanwhile stays. Throws when no attempt came
 * through.
 */
export async function eraseDrafts(context: Context, drafts: readonly Draft[]): Promise<void> {
  for (const draft of drafts) await eraseDraft(context, draft);
}

const eraseDraft = (context: Context, draft: Draft): Promise<void> =>
  written(context, draftErasure(draft), 'erase an application');

/**
 * Removes from drafts the phone that began them by text; their content is now someone else's, and stays.
 * Throws when no attempt came through.
 */
export async function forgetSource(context: Context, drafts: readonly Draft[], phone: string): Promise<void> {
  for (const draft of drafts)
    await written(
      context,
      [sourceForgotten(draft, phone)],
      'forget from which phone an application was begun',
    );
}

/**
 * Writes, or finds that nothing is left to write, which callers treat alike. Throws when others were always
 * first.
 */
async function written(context: Context, writes: readonly Write[], what: string): Promise<void> {
  return untilWritten(context, what, async () => ({
    writes,
    result: undefined,
    ifRefused: () => ({ answer: undefined }),
  }));
}

/** A change to a draft: absent fields stay, `null` takes a field out. */
export type DraftChange = {
  readonly centre?: CentreId;
  readonly language?: Language;
  readonly contact?: Partial<Draft['contact']>;
  readonly members?: readonly string[];
  readonly content?: { readonly [Field in keyof PartOfContent]: PartOfContent[Field] | null };
  readonly files?: readonly GrantFile[];
  readonly reportFiles?: readonly GrantFile[];
};

export type DraftRefused =
  | { readonly refused: 'unknown' }
  | { readonly refused: 'version-changed'; readonly version: number }
  /** The application is submitted, and not returned for changes. */
  | { readonly refused: 'submitted' };

/**
 * Changes a draft, or a returned application before it is submitted again; the names and centre of the latter
 * stay. `change` is made from the present draft, so that it can add to it. `part`: the files of a report can
 * change while the grant is being paid.
 */
export async function changeDraft(
  context: Context,
  rules: GrantRules,
  { draftId, version }: { readonly draftId: string; readonly version?: number },
  change: (draft: Draft) => DraftChange,
  part: 'application' | 'report' = 'application',
): Promise<Draft | DraftRefused> {
  return untilWritten(context, 'change an application', async () => {
    const before = await draftById(context.table, draftId);
    if (before === undefined) return { refused: 'unknown' };
    if (version !== undefined && version !== before.version)
      return { refused: 'version-changed', version: before.version };
    if (!(await mayBeChanged(context.table, before, part))) return { refused: 'submitted' };
    const draft = {
      ...withChange(before, change(before), rules),
      version: before.version + 1,
      changedAt: context.now().toISOString(),
    };
    return {
      writes: [
        draftWrite(draft, false),
        ...(draft.grantId === null ? [numberWrite(draft, false), ...newFilesWrites(before, draft)] : []),
      ],
      result: draft,
    };
  });
}

/** The writes for files that were not there before. */
function newFilesWrites(before: Draft, { draftId, files }: Draft): readonly Write[] {
  const known = new Set(before.files.map(({ fileId }) => fileId));
  const announced = files.map(({ fileId }) => fileId).filter((fileId) => !known.has(fileId));
  return announced.length === 0 ? [] : [draftFilesWrite(draftId, announced)];
}

async function mayBeChanged(
  table: Table,
  { grantId }: Draft,
  part: 'application' | 'report',
): Promise<boolean> {
  if (grantId === null) return part === 'application';
  const status = (await grantById(table, grantId))?.status;
  return status === (part === 'application' ? 'returned' : 'disbursing');
}

/** The draft with a change, on its present version. Once it was submitted, its names and its centre stay. */
export function withChange(before: Draft, change: DraftChange, rules: GrantRules): Draft {
  const { content = {}, files = before.files, reportFiles = before.reportFiles } = change;
  const isNew = before.grantId === null;
  const centre = isNew ? (change.centre ?? before.centre) : before.centre;
  const currency = isNew ? rules[centre].currency : before.currency;
  // A sum has no meaning in another currency.
  const kept = currency === before.currency ? before.content : withoutSums(before.content);
  const parts = Object.entries({ ...kept, ...content }).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  return {
    ...before,
    // The entries are those of the content, without the fields taken out.
    content: Object.fromEntries(parts) as PartOfContent,
    files,
    reportFiles,
    ...(isNew
      ? {
          centre,
          currency,
          language: change.language ?? before.language,
          contact: { ...before.contact, ...change.contact },
          members: change.members ?? before.members,
        }
      : {}),
  };
}

const withoutSums = ({ amount: _amount, lines: _lines, ...content }: PartOfContent): PartOfContent => content;
