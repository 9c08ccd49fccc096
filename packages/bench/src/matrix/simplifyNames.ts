/** `['quad']` -> `'quad'`: a list of one name means the name, and must give the same cell. Everything else as it is. */
export function simplifyNames(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 && typeof value[0] === 'string' ? value[0] : value;
}
