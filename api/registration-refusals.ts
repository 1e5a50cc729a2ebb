import type { Refusal } from '#shared/registration/index.ts';
import { type Problem, problem } from '#shared/web/index.ts';

/** The refusals of a registration that say why, wherever the person registers: on the site and at the door. */
type Explained = Extract<
  Refusal,
  { readonly refused: 'audience-gender' | 'childcare-too-many' | 'overlapping' }
>;

/** Such a refusal as a problem. */
export function explainedProblem(refusal: Explained): Problem {
  switch (refusal.refused) {
    case 'audience-gender':
      return problem('audience-gender', 409, {
        detail: { key: refusal.gender === 'female' ? 'detail.womenOnly' : 'detail.menOnly', args: {} },
      });
    case 'childcare-too-many':
      return problem('childcare-too-many', 409, {
        detail: { key: 'detail.childcareMost', args: { max: refusal.max } },
      });
    case 'overlapping':
      // Only her phone is told which one: anyone may fill in the form with anyone's name and number.
      return problem('overlapping-sessions', 409, {
        detail: { key: 'detail.overlaps', args: { start: refusal.at } },
      });
  }
}
