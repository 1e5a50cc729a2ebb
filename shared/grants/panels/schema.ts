import * as z from 'zod/mini';
import { type CentreId, centreIds } from '#events/index.ts';
import { shownText } from '#shared/language/letters/shown-text.ts';
import type { GrantRefused } from '../index.ts';

/** AWS: 100 writes in a transaction; the outcome of so many applications is recorded in one. */
export const mostApplications = 30;
export const mostCriteria = 8;
export const worst = 1;
export const best = 5;

const uuid = z.uuidv7();
const day = z.iso.date().check(z.regex(/^20[2-9]\d-/));
const reason = z.string().check(z.trim(), z.minLength(3), z.maxLength(1_000));

/** Calls a meeting of a centre's panel on these applications, with these criteria. */
export const callPanel = z.strictObject({
  centre: z.enum(centreIds),
  heldOn: day,
  criteria: z.array(shownText(60)).check(z.minLength(1), z.maxLength(mostCriteria)),
  grantIds: z.array(uuid).check(z.minLength(1), z.maxLength(mostApplications)),
});
export type CallPanel = z.infer<typeof callPanel>;

/** One person's scores of one application, in the order of the criteria, 1 to 5. */
export const giveScores = z.strictObject({
  grantId: uuid,
  scores: z.array(z.int().check(z.gte(worst), z.lte(best))).check(z.minLength(1), z.maxLength(mostCriteria)),
});
export type GiveScores = z.infer<typeof giveScores>;

const about = { grantId: uuid, version: z.int().check(z.gte(1)) };
/** The panel's decision on one application, in the version it looked at. */
export const outcome = z.discriminatedUnion('decision', [
  z.strictObject({
    ...about,
    decision: z.literal('approve'),
    amount: z.int().check(z.gte(1)),
    application: z.int().check(z.gte(1)),
  }),
  z.strictObject({ ...about, decision: z.literal('reject'), reason }),
  z.strictObject({ ...about, decision: z.literal('return'), reason }),
  z.strictObject({ ...about, decision: z.literal('postpone') }),
]);
export type PanelOutcome = z.infer<typeof outcome>;
/** Records the decisions on all applications of the panel, together. */
export const recordOutcome = z.strictObject({
  outcomes: z.array(outcome).check(z.minLength(1), z.maxLength(mostApplications)),
});

export type Panel = {
  readonly panelId: string;
  readonly centre: CentreId;
  readonly heldOn: string;
  readonly criteria: readonly string[];
  readonly grantIds: readonly string[];
  readonly status: 'called' | 'decided';
  readonly calledBy: string;
  readonly calledAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly outcomes: readonly { readonly grantId: string; readonly decision: PanelOutcome['decision'] }[];
  readonly version: number;
};

/** The scores of one member for an application, by her id. */
export type Scores = {
  readonly grantId: string;
  readonly staffId: string;
  readonly scores: readonly number[];
  readonly at: string;
};

export type PanelRefused =
  | { readonly refused: 'unknown' }
  | { readonly refused: 'version-changed'; readonly version: number }
  | { readonly refused: 'not-yours' }
  /** Its outcome is recorded. */
  | { readonly refused: 'panel-decided' }
  /** These are not screened applications of the centre. */
  | { readonly refused: 'not-screened'; readonly grantIds: readonly string[] }
  /** Not each application once, or not as many scores as criteria. */
  | { readonly refused: 'does-not-fit' }
  | { readonly refused: 'interest-declared' }
  /** Why the decisions on these cannot be made; nothing is recorded then. */
  | {
      readonly refused: 'outcomes-refused';
      readonly why: readonly (GrantRefused & { readonly grantId: string })[];
    }
  | { readonly refused: 'budget-short'; readonly free: number }
  | { readonly refused: 'no-budget'; readonly year: number };
