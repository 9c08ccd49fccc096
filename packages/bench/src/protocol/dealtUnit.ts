import type { DealtUnit, GroupUnit, Protocol } from './Protocol.js';

const finer: Readonly<Record<GroupUnit, DealtUnit>> = { subject: 'session', session: 'trial', trial: 'window' };

/** The unit that is dealt out to the folds: the promised one or, where the promise is knowingly broken, a finer one. */
export function dealtUnit({ by, lenient, shuffled }: Pick<Protocol, 'by' | 'lenient' | 'shuffled'>): DealtUnit {
  return lenient ? (shuffled ?? finer[by]) : by;
}
