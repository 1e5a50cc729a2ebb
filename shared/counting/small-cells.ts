/** Below this many people a number may tell of one of them (domain.md rule 7). */
const fewest = 5;

/**
 * The parts of a whole, without those that are below 5 and those that would give them away: what is hidden is at least two
 * parts and adds up to 5 or more, so that taking what is shown from the whole leaves nothing certain. Where there is not
 * as much, all of it is hidden. Zero is shown where no more than that is needed.
 */
export function withoutFew(parts: readonly number[]): readonly (number | null)[] {
  const hidden = new Set(parts.flatMap((part, at) => (part > 0 && part < fewest ? [at] : [])));
  if (hidden.size === 0) return parts;
  const smallestFirst = parts
    .map((part, at) => ({ part, at }))
    .filter(({ part }) => part >= fewest)
    .toSorted((a, b) => a.part - b.part);
  const sum = () => [...hidden].reduce((so, at) => so + (parts[at] ?? 0), 0);
  for (const { at } of smallestFirst) {
    if (hidden.size > 1 && sum() >= fewest) break;
    hidden.add(at);
  }
  const isEnough = hidden.size > 1 && sum() >= fewest;
  return parts.map((part, at) => (isEnough && !hidden.has(at) ? part : null));
}
