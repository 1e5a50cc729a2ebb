export { applicant, stepsOf } from './applicant.ts';
export { type BudgetRefused, budgetOf, type SetBudget, setBudget } from './budgets.ts';
export {
  type Along,
  type MoveOfMany,
  moveGrant,
  movesTogether,
  pauseBefore,
  type RequestAnswered,
  type WantedMove,
} from './commands.ts';
export type { Mover } from './decide.ts';
export { flawsIn } from './decide-submit.ts';
export {
  type Beginning,
  beginDraft,
  beginDraftByText,
  changeDraft,
  type DraftChange,
  type DraftRefused,
  newDraft,
} from './drafts.ts';
export { applicationToken, draftByToken } from './link.ts';
export { given, type Move, type MoveName, moveNames, moves, type Part, parts } from './moves.ts';
export type {
  ApplicationVersion,
  Budget,
  Content,
  Draft,
  Flaw,
  Grant,
  GrantFile,
  GrantRefused,
  GrantRule,
  GrantRules,
  KeptReport,
  PartOfContent,
  Tranche,
} from './schema.ts';
export { grantRulesFrom, partOfContent, report } from './schema.ts';
export {
  applicationVersion,
  draftById,
  draftKept,
  draftsOfPhone,
  eraseDraft,
  eraseNames,
  grantById,
  grantIdsOf,
  grantsById,
  grantsOf,
  type HistoryEntry,
  historyOf,
  isOver,
  lastReason,
  memberNames,
  numbered,
  reportOf,
} from './store.ts';
export { type Submitting, submit } from './submit.ts';
export {
  askForCode,
  type CodeRefused,
  isUnlocked,
  type UnlockRefused,
  unlock,
} from './unlock.ts';
