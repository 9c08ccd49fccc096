import { unknownName } from '../../error/index.js';
import { showValue } from './showValue.js';

/** One of the allowed names. @throws StrnnError `option` with the nearest name. */
export function oneOf<Name extends string>(
  where: string,
  kind: string,
  value: unknown,
  allowed: readonly Name[],
  fallback: NoInfer<Name>,
): Name {
  if (value === undefined) return fallback;
  if (!(allowed as readonly unknown[]).includes(value)) {
    throw unknownName(where, kind, typeof value === 'string' ? value : showValue(value), allowed);
  }
  return value as Name;
}
