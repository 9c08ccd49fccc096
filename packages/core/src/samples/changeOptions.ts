/**
 * Options with some of them changed, for `DataSource.with`: plain objects are merged all the way down, any other value
 * replaces the one before. Nothing is checked; the data set does that.
 *
 * @example changeOptions({ slices: 4, recipe: { window: 1, bands: ['alpha'] } }, { recipe: { window: 2 } })
 *   // { slices: 4, recipe: { window: 2, bands: ['alpha'] } }
 */
export function changeOptions<Options extends object>(
  options: Options,
  changes: Readonly<Record<string, unknown>>,
): Options {
  // A map and `fromEntries`: assigning to a key `__proto__` would change the object's prototype.
  const changed = new Map<string, unknown>(Object.entries(options));
  for (const [key, value] of Object.entries(changes)) {
    const before = changed.get(key);
    changed.set(key, isPlain(value) ? changeOptions(isPlain(before) ? before : {}, value) : value);
  }
  return Object.fromEntries(changed) as Options;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
