import type { CheckedIn } from '../attendance/index.ts';
import type { Line } from '../messaging/index.ts';
import type { Person } from '../people/index.ts';

/** What is said of someone at a session; on a phone of several people with her name. */
export function ofWhom(key: string, { session, registration }: CheckedIn, everyone: readonly Person[]): Line {
  const { code, personId } = registration;
  const args = { code, start: session.start };
  const person = everyone.find((each) => each.personId === personId);
  return everyone.length > 1 && person?.name != null ? { key: `${key}For`, args, personId } : { key, args };
}
