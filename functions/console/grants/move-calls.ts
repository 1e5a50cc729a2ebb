import { grantMoves } from '#api/staff/grant-moves.ts';
import type { Move, MoveName } from '#shared/grants/index.ts';
import { type Answers, type Asked, answer } from '../frame/answer.ts';
import { actingOf, move } from './actions.ts';

export const answers: Answers<typeof grantMoves> = {
  grantScreenMove: answer(grantMoves.grantScreenMove, (given) => makes('screen', given)),
  grantReturnMove: answer(grantMoves.grantReturnMove, (given) => makes('return', given)),
  grantRejectMove: answer(grantMoves.grantRejectMove, (given) => makes('reject', given)),
  grantApproveMove: answer(grantMoves.grantApproveMove, (given) => makes('approve', given)),
  grantDeclareInterestMove: answer(grantMoves.grantDeclareInterestMove, (given) =>
    makes('declare-interest', given),
  ),
  grantPlanMove: answer(grantMoves.grantPlanMove, (given) => makes('plan', given)),
  grantDisburseMove: answer(grantMoves.grantDisburseMove, (given) => makes('disburse', given)),
  grantConfirmMove: answer(grantMoves.grantConfirmMove, (given) => makes('confirm', given)),
  grantReportMove: answer(grantMoves.grantReportMove, (given) => makes('report', given)),
  grantReturnReportMove: answer(grantMoves.grantReturnReportMove, (given) => makes('return-report', given)),
  grantCloseMove: answer(grantMoves.grantCloseMove, (given) => makes('close', given)),
  grantWithdrawMove: answer(grantMoves.grantWithdrawMove, (given) => makes('withdraw', given)),
  grantCancelMove: answer(grantMoves.grantCancelMove, (given) => makes('cancel', given)),
  grantTakeBackMove: answer(grantMoves.grantTakeBackMove, (given) => makes('take-back', given)),
  grantConfirmBackMove: answer(grantMoves.grantConfirmBackMove, (given) => makes('confirm-back', given)),
};

/** What a call of a move brings, whichever move it is: its body is that of the move. */
type Making = Omit<Asked<typeof grantMoves.grantScreenMove>, 'body'> & { readonly body: object };

/** Makes a move on the version that was read. */
function makes(name: MoveName, { staff, path: { grantId }, version, body, asked, ...rest }: Making) {
  const meant = { grantId, version };
  // The schema of the name has checked the body.
  return move(actingOf(rest), staff, meant, { move: name, ...body } as Move, asked(name, meant, body));
}
