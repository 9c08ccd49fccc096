import { StrnnError } from '../error/index.js';

/** What a failed check throws: `cell 'mine': expected ..., found ...` */
export function conformanceError(kind: string, item: { readonly name: string }, problem: string): StrnnError {
  return new StrnnError('plugin', `${kind} '${String(item.name)}': ${problem}.`);
}
