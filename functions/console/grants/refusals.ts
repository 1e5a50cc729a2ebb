import type { Currency } from '#events/index.ts';
import type { GrantRefused, MoveName } from '#shared/grants/index.ts';
import type { RequestAnswered } from '#shared/table/index.ts';
import { type Problem, problem, versionChanged } from '#shared/web/index.ts';
import { forbidden } from './view.ts';

/** The move that was asked for, and the currency of its sums. */
type Wanted = { readonly move: MoveName; readonly currency: Currency };

/** A refusal of the domain as a problem for staff; `wanted` if a move was refused. */
export function refusalOf(refusal: GrantRefused | RequestAnswered, wanted?: Wanted): Problem {
  switch (refusal.refused) {
    case 'unknown':
      return problem('not-found', 404);
    case 'version-changed':
      return versionChanged(refusal.version);
    case 'request-answered':
      // The same request, sent twice, has the answer, which is looked for next.
      return problem('busy', 503);
    case 'not-yours':
      return forbidden;
    case 'not-now':
      return problem('grant-not-now', 409, { detail: { key: `grantStatus.${refusal.status}`, args: {} } });
    case 'second-person':
      return problem('grant-second-person', 409);
    case 'incomplete':
      return problem('invalid-request', 400, { errors: refusal.flaws });
    case 'too-much': {
      const pointer = wanted?.move === 'cancel' ? '/returned' : '/amount';
      return problem('invalid-request', 400, { errors: [{ pointer, reason: 'amountTooHigh' }] });
    }
    case 'spent-does-not-fit':
      return problem('invalid-request', 400, { errors: [{ pointer: '/spent', reason: 'spentTooMuch' }] });
    case 'budget-short': {
      if (wanted === undefined) return problem('budget-short', 409);
      const amount = { amount: refusal.free, currency: wanted.currency };
      return problem('budget-short', 409, { detail: { key: 'detail.budgetFree', args: { amount } } });
    }
    case 'interest-declared':
    case 'application-changed':
    case 'amount-differs':
    case 'no-budget':
    case 'plan-does-not-fit':
    case 'no-such-tranche':
    case 'payment-under-way':
    case 'too-many-on-phone':
      return problem(refusal.refused, 409);
  }
}
