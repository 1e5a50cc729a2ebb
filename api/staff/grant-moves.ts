import { type Call, type Calls, gives } from '#api/call.ts';
import { schemaOf, type Words } from '#api/document/describe.ts';
import { id } from '#api/parameters.ts';
import * as samples from '#api/samples/grants.ts';
import { given, type MoveName, moves } from '#shared/grants/index.ts';
import type { GrantItem, Role } from '#shared/staff/index.ts';

/** The roles that have the part in which a move is made; an administrator has those of facilitators and managers. */
const whoMakes = (move: MoveName): readonly Role[] => {
  const { by } = moves[move];
  const staff = by.filter((part) => part !== 'applicant');
  return staff.some((part) => part !== 'approver') ? [...staff, 'admin'] : staff;
};

const moveCall = <Name extends MoveName>(move: Name) =>
  ({
    method: 'POST',
    path: `/grants/{grantId}/${move}`,
    who: whoMakes(move),
    takes: { path: { grantId: id }, body: given[move], key: true, version: true },
    gives: gives<GrantItem>(200, 'version'),
    refuses: {
      409: [
        'grant-not-now',
        'grant-second-person',
        'interest-declared',
        'application-changed',
        'amount-differs',
        'budget-short',
        'no-budget',
        'plan-does-not-fit',
        'no-such-tranche',
        'payment-under-way',
      ],
    },
  }) as const satisfies Call;

/** The moves of a grant’s life that staff make, each of the version that was read. */
export const grantMoves = {
  grantScreenMove: moveCall('screen'),
  grantReturnMove: moveCall('return'),
  grantRejectMove: moveCall('reject'),
  grantApproveMove: moveCall('approve'),
  grantDeclareInterestMove: moveCall('declare-interest'),
  grantPlanMove: moveCall('plan'),
  grantDisburseMove: moveCall('disburse'),
  grantConfirmMove: moveCall('confirm'),
  grantReportMove: moveCall('report'),
  grantReturnReportMove: moveCall('return-report'),
  grantCloseMove: moveCall('close'),
  grantWithdrawMove: moveCall('withdraw'),
  grantCancelMove: moveCall('cancel'),
  grantTakeBackMove: moveCall('take-back'),
  grantConfirmBackMove: moveCall('confirm-back'),
} as const satisfies Calls;

const forWhom = 'For facilitators, managers and approvers of the centre and administrators.';

/** The same calls in words, with samples. */
export const grantMovesInWords = (): Words<typeof grantMoves> => ({
  tag: 'Staff',
  schemas: {
    GrantScreenMove: schemaOf(given.screen),
    GrantReturnMove: schemaOf(given.return),
    GrantRejectMove: schemaOf(given.reject),
    GrantApproveMove: schemaOf(given.approve),
    GrantDeclareInterestMove: schemaOf(given['declare-interest']),
    GrantPlanMove: schemaOf(given.plan),
    GrantDisburseMove: schemaOf(given.disburse),
    GrantConfirmMove: schemaOf(given.confirm),
    GrantReportMove: schemaOf(given.report),
    GrantReturnReportMove: schemaOf(given['return-report']),
    GrantCloseMove: schemaOf(given.close),
    GrantWithdrawMove: schemaOf(given.withdraw),
    GrantCancelMove: schemaOf(given.cancel),
    GrantTakeBackMove: schemaOf(given['take-back']),
    GrantConfirmBackMove: schemaOf(given['confirm-back']),
  },
  calls: {
    grantScreenMove: {
      summary: 'It was read through and can be decided',
      description: forWhom,
      body: ['GrantScreenMove', samples.draft.content],
      gives: ['The grant as it is then.', 'GrantItem', samples.grantItem],
      refuses: { 400: 'The key is missing, or something in the body is not as it must be.' },
    },
    grantReturnMove: {
      summary: 'Give it back to the group to be changed, with the reason in its language',
      description: forWhom,
      body: ['GrantReturnMove', samples.moves.return],
      gives: ['The grant as it is then.', 'GrantItem', samples.grantItem],
      refuses: { 400: 'The key is missing, or something in the body is not as it must be.' },
    },
    grantRejectMove: {
      summary: 'It is not approved, or not any more, with the reason in the language of the group',
      description: forWhom,
      body: ['GrantRejectMove', samples.moves.return],
      gives: ['The grant as it is then.', 'GrantItem', samples.grantItem],
      refuses: { 400: 'The key is missing, or something in the body is not as it must be.' },
    },
    grantApproveMove: {
      summary: 'Approve it, perhaps for less; above the threshold a second approver must give the same sum',
      description: forWhom,
      body: ['GrantApproveMove', samples.moves.approve],
      gives: ['The grant as it is then.', 'GrantItem', samples.grantItem],
      refuses: { 400: 'The key is missing, or something in the body is not as it must be.' },
    },
    grantDeclareInterestMove: {
      summary: 'Say that one has an interest in it, and must not decide on it',
      description: forWhom,
      body: ['GrantDeclareInterestMove', samples.draft.content],
      gives: ['The grant as it is then.', 'GrantItem', samples.grantItem],
      refuses: { 400: 'The key is missing, or something in the body is not as it must be.' },
    },
    grantPlanMove: {
      summary: 'Say in which parts it is paid, and when its report is due',
      description: forWhom,
      body: ['GrantPlanMove', samples.moves.plan],
      gives: ['The grant as it is then.', 'GrantItem', samples.grantItem],
      refuses: { 400: 'The key is missing, or something in the body is not as it must be.' },
    },
    grantDisburseMove: {
      summary: 'The next part was handed over',
      description: forWhom,
      body: ['GrantDisburseMove', samples.moves.disburse],
      gives: ['The grant as it is then.', 'GrantItem', samples.grantItem],
      refuses: { 400: 'The key is missing, or something in the body is not as it must be.' },
    },
    grantConfirmMove: {
      summary: 'Someone else confirms that it arrived',
      description: forWhom,
      body: ['GrantConfirmMove', samples.moves.disburse],
      gives: ['The grant as it is then.', 'GrantItem', samples.grantItem],
      refuses: { 400: 'The key is missing, or something in the body is not as it must be.' },
    },
    grantReportMove: {
      summary: 'Hand the report in on behalf of the group',
      description: forWhom,
      body: ['GrantReportMove', samples.moves.report],
      gives: ['The grant as it is then.', 'GrantItem', samples.grantItem],
      refuses: { 400: 'The key is missing, or something in the body is not as it must be.' },
    },
    grantReturnReportMove: {
      summary: 'Give the report back to be completed',
      description: forWhom,
      body: ['GrantReturnReportMove', samples.moves.return],
      gives: ['The grant as it is then.', 'GrantItem', samples.grantItem],
      refuses: { 400: 'The key is missing, or something in the body is not as it must be.' },
    },
    grantCloseMove: {
      summary: 'All is done: what was not spent is to be given back',
      description: forWhom,
      body: ['GrantCloseMove', samples.draft.content],
      gives: ['The grant as it is then.', 'GrantItem', samples.grantItem],
      refuses: { 400: 'The key is missing, or something in the body is not as it must be.' },
    },
    grantWithdrawMove: {
      summary: 'Take it back on behalf of the group',
      description: forWhom,
      body: ['GrantWithdrawMove', samples.draft.content],
      gives: ['The grant as it is then.', 'GrantItem', samples.grantItem],
      refuses: { 400: 'The key is missing, or something in the body is not as it must be.' },
    },
    grantCancelMove: {
      summary: 'End it; what was paid stays paid, less what the group is to give back',
      description: forWhom,
      body: ['GrantCancelMove', samples.moves.return],
      gives: ['The grant as it is then.', 'GrantItem', samples.grantItem],
      refuses: { 400: 'The key is missing, or something in the body is not as it must be.' },
    },
    grantTakeBackMove: {
      summary:
        'The group gave money back; again before someone else confirms it: put the sum right, 0 where nothing was given',
      description: forWhom,
      body: ['GrantTakeBackMove', samples.moves['take-back']],
      gives: ['The grant as it is then.', 'GrantItem', samples.grantItem],
      refuses: { 400: 'The key is missing, or something in the body is not as it must be.' },
    },
    grantConfirmBackMove: {
      summary: 'Someone else confirms that it is there: the budget has it again',
      description: forWhom,
      body: ['GrantConfirmBackMove', samples.draft.content],
      gives: ['The grant as it is then.', 'GrantItem', samples.grantItem],
      refuses: { 400: 'The key is missing, or something in the body is not as it must be.' },
    },
  },
});
