import type { CodeRefused, DraftRefused, GrantRefused, UnlockRefused } from '#shared/grants/index.ts';
import type { RequestAnswered } from '#shared/table/index.ts';
import { type Problem, problem, versionChanged } from '#shared/web/index.ts';

type Refused =
  | Exclude<GrantRefused, { refused: 'version-changed' }>
  | DraftRefused
  | CodeRefused
  | UnlockRefused
  | { readonly refused: 'request-reused' };

/**
 * A refusal of the domain as a problem for a group. Throws on a refusal that only staff can get.
 * @param now for what says when it may be asked again
 */
export function problemOf(refusal: Exclude<Refused, RequestAnswered>, now: Date): Problem {
  switch (refusal.refused) {
    case 'unknown':
      return problem('not-found', 404);
    case 'version-changed':
      return versionChanged(refusal.version);
    case 'request-reused':
      return problem('idempotency-key-reused', 422);
    case 'submitted':
      return problem('application-submitted', 409);
    case 'not-now':
      return problem('grant-not-now', 409, {
        detail: { key: `grantStatus.${refusal.status}`, args: {} },
      });
    case 'incomplete':
      return problem('application-incomplete', 409, { errors: refusal.flaws });
    case 'payment-under-way':
    case 'too-many-on-phone':
    case 'no-code':
    case 'no-contact':
      return problem(refusal.refused, 409);
    case 'spent-does-not-fit':
      return problem('invalid-request', 400, { errors: [{ pointer: '/spent', reason: 'spentTooMuch' }] });
    case 'wrong-code':
      return problem('wrong-code', 403, {
        detail: { key: 'detail.triesLeft', args: { count: refusal.left } },
      });
    case 'too-many-codes':
      return problem('too-many-codes', 429, {
        detail: { key: 'detail.codeAgain', args: { opensAt: refusal.again } },
        headers: {
          'retry-after': String(Math.max(1, Math.ceil((Date.parse(refusal.again) - now.getTime()) / 1000))),
        },
      });
    case 'not-yours':
    case 'second-person':
    case 'interest-declared':
    case 'application-changed':
    case 'too-much':
    case 'amount-differs':
    case 'budget-short':
    case 'no-budget':
    case 'plan-does-not-fit':
    case 'no-such-tranche':
      throw new Error(`A group was told what only staff can be: ${refusal.refused}`);
  }
}
