export { applicant, stepsOf } from './applicant.ts';
export { budgetOf, setBudget } from './budgets.ts';
export {
  type MoveOfMany,
  moveGrant,
  movesTogether,
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
  eraseDrafts,
  forgetSource,
  newDraft,
  withChange,
} from './drafts.ts';
export { applicationToken, draftByToken, forgottenByToken } from './link.ts';
export { given, type Move, moves, type Part } from './moves.ts';
export { owedBy, refusalFor } from './permissions.ts';
export type {
  ApplicationVersion,
  Budget,
  Draft,
  Grant,
  GrantFile,
  GrantRefused,
  GrantRules,
  KeptReport,
  PartOfContent,
} from './schema.ts';
export { grantRulesFrom, type MoveName, mostFiles, moveNames } from './schema.ts';
export {
  applicationVersion,
  draftById,
  draftsForgottenOn,
  draftsOfPhone,
  eraseNames,
  filesForgotten,
  filesHandedIn,
  filesOfDrafts,
  grantById,
  grantIdsOf,
  grantsById,
  grantsOf,
  type HistoryEntry,
  historyOf,
  isOver,
  keptUntil,
  lastReason,
  memberNames,
  noteUntil,
  numbered,
  reportOf,
} from './store.ts';
export { submit } from './submit.ts';
export {
  askForCode,
  type CodeRefused,
  isUnlocked,
  type UnlockRefused,
  unlock,
} from './unlock.ts';
