import { closest, distance } from 'fastest-levenshtein';

/** The allowed name nearest to a mistyped one, or undefined when none is near (more than half of it would change). */
export function nearestName(found: string, allowed: readonly string[]): string | undefined {
  if (allowed.length === 0) return undefined;
  const best = closest(
    found.toLowerCase(),
    allowed.map((name) => name.toLowerCase()),
  );
  const name = allowed.find((candidate) => candidate.toLowerCase() === best)!;
  return distance(found.toLowerCase(), best) <= Math.max(2, found.length / 2) ? name : undefined;
}
