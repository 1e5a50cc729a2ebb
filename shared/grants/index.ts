export { applicant, stepsOf } from './applicant.ts';
export { budgetOf, setBudget } from './budgets.ts';
export {
  type MoveOfMany,
  moveGrant,
  movesTogether,
} from './commands.ts';
export { refusalFor } from './decide.ts';
export { flawsIn } from './decide-submit.ts';
export {
  draftById,
  draftsForgottenOn,
  draftsOfPhone,
  filesForgotten,
  filesOfDrafts,
  isOver,
  keptUntil,
  noteUntil,
  numbered,
} from './draft-store.ts';
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
export type { Mover } from './grant-change.ts';
export { applicationToken, draftByToken, forgottenByToken } from './link.ts';
export { given, type Move, moves, type Part } from './moves.ts';
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
export { grantRulesFrom, type MoveName, mostFiles, moveNames, owedBy } from './schema.ts';
export {
  applicationVersion,
  eraseNames,
  filesHandedIn,
  grantById,
  grantIdsOf,
  grantsById,
  grantsOf,
  type HistoryEntry,
  historyOf,
  lastReason,
  memberNames,
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
