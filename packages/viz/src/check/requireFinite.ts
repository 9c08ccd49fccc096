/**
 * Refuses a number that cannot be drawn.
 * @throws RangeError that names the function, the field and the value.
 */
export function requireFinite(where: string, field: string, value: number): void {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new RangeError(`${where}: ${field} must be a finite number, but is ${String(value)}.`);
  }
}

/** Refuses a number that is not finite and above 0. */
export function requirePositive(where: string, field: string, value: number): void {
  requireFinite(where, field, value);
  if (value <= 0) throw new RangeError(`${where}: ${field} must be above 0, but is ${value}.`);
}
