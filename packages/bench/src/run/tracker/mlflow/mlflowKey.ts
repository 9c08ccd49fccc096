/** Longest name of a param, metric or tag. */
const longest = 250;

/**
 * A name as every MLflow server takes it: letters, digits, `_ - . / ` and spaces, and no part that reads as a path
 * upwards. Anything else becomes `_`.
 */
export function mlflowKey(name: string): string {
  return name
    .replace(/[^\p{L}\p{N}_\-. /]/gu, '_')
    .split('/')
    .map((part) => (/^\.*$/.test(part.trim()) ? '_' : part))
    .join('/')
    .slice(0, longest);
}
