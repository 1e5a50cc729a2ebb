import { isActive, type Refusal, type Registration } from '#shared/registration/index.ts';
import type { Held } from './spoken-for.ts';

/** The one registration that a text can mean, or why that is unclear. */
export type Meant = Registration | Refusal | 'which-code' | { readonly whichOf: string };

/** The registration that CANCEL with a code means, among those under that code. */
export function meantByCancel(code: string, held: readonly Held[]): Meant {
  const [only, another] = held.map(({ registration }) => registration).filter(isActive);
  // Her result there is decided: she is told that it is over, as STATUS tells her.
  const isDecided = held.some(
    ({ registration: { status } }) => status === 'completed' || status === 'dropped',
  );
  if (only === undefined) return { refused: isDecided ? 'course-over' : 'not-registered', code };
  return another === undefined ? only : { whichOf: code };
}

/** What YES or NO means: the one place on offer, of this code where one is told. */
export function meantByAnswer(code: string | null, held: readonly Held[]): Meant {
  const mine = held
    .map(({ registration }) => registration)
    .filter((registration) => code === null || registration.code === code);
  const [only, another] = mine.filter(({ status }) => status === 'offered');
  if (another !== undefined) return code === null ? 'which-code' : { whichOf: code };
  if (only !== undefined) return only;
  const [ended] = mine
    .filter(({ status }) => status === 'expired')
    .toSorted((a, b) => (a.activityId < b.activityId ? 1 : -1));
  return ended === undefined
    ? { refused: 'no-offer', code }
    : { refused: 'offer-ended', code: ended.code, activityId: ended.activityId };
}
