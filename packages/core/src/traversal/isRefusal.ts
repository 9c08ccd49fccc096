import type { StrnnError } from '../error/index.js';

/**
 * Whether an error is a direction's way to refuse sites: a `StrnnError` 'lattice'. Compared by name and code, since a
 * plugin may have loaded a copy of this package of its own.
 */
export function isRefusal(error: unknown): error is StrnnError {
  return error instanceof Error && error.name === 'StrnnError' && 'code' in error && error.code === 'lattice';
}
