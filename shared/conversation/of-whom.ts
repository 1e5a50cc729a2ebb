import type { CheckedIn } from '../attendance/index.ts';
import type { Line } from '../messaging/index.ts';
import type { Held } from './who.ts';

/** What is said of someone at a session; on a phone of several people, and to a focal point, with her name. */
export function ofWhom(
  key: string,
  { session, registration }: CheckedIn,
  everyone: readonly Pick<Held, 'person' | 'isNeighbour'>[],
): Line {
  const { code, personId } = registration;
  const args = { code, start: session.start };
  const found = everyone.find(({ person }) => person.personId === personId);
  const isNamed =
    found !== undefined && found.person.name !== null && (everyone.length > 1 || found.isNeighbour);
  return isNamed ? { key: `${key}For`, args, personId } : { key, args };
}
