/** `Array.isArray`, which makes `any[]` of a read-only list and takes its type away, without that. */
export function isList(value: unknown): boolean {
  return Array.isArray(value);
}
