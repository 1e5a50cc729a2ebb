import type { CheckedIn } from '#shared/attendance/index.ts';
import type { Line } from '#shared/messaging/index.ts';
import type { Held } from '../spoken-for.ts';

/**
 * A line about someone; with her name on a phone of several people and to a focal point, by the text `…For`.
 */
export const withHerName = <Said extends Line>(
  line: Said,
  { person: { name, personId }, isOneOfSeveral }: Pick<Held, 'person' | 'isOneOfSeveral'>,
): Said => (isOneOfSeveral && name !== null ? { ...line, key: `${line.key}For`, personId } : line);

/** A line about someone at a session, with her name by the same rule. */
export function ofWhom(
  key: string,
  { session, registration }: CheckedIn,
  everyone: readonly Pick<Held, 'person' | 'isOneOfSeveral'>[],
): Line {
  const { code, personId } = registration;
  const line = { key, args: { code, start: session.start } };
  const found = everyone.find(({ person }) => person.personId === personId);
  return found === undefined ? line : withHerName(line, found);
}
