import type { AxisValue } from './AblationDefinition.js';

/** An axis value as tables and labels show it: a list of names becomes `'a+b'`. */
export function factorOf(value: AxisValue): string | number | boolean {
  return typeof value === 'object' ? value.join('+') : value;
}
