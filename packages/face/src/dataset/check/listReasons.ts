/** Why recordings were left out, for a note: the first three, and how many more. */
export function listReasons(reasons: readonly string[]): string {
  const more = reasons.length > 3 ? ` | and ${reasons.length - 3} more` : '';
  return reasons.slice(0, 3).join(' | ') + more;
}
