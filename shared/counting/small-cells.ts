/** A smaller number of people may reveal something about one of them (domain.md rule 7). */
const fewest = 5;

/**
 * The parts of a whole, without those below 5 and those that would reveal them: at least two parts are
 * hidden, adding up to 5 or more, so that subtracting the shown ones from the whole reveals nothing. Where
 * that is impossible, all parts are hidden. Zero is hidden only with all the others.
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
