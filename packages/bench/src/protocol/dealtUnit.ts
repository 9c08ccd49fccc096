import type { GroupUnit, Protocol } from './Protocol.js';

/** What a protocol moves from side to side as a whole; a window is one sample. */
export type DealtUnit = GroupUnit | 'window';

const finer: Readonly<Record<GroupUnit, DealtUnit>> = { subject: 'session', session: 'trial', trial: 'window' };

/** The unit that is dealt out to the folds: the promised one or, where the promise is knowingly broken, the next finer. */
export function dealtUnit(protocol: Pick<Protocol, 'by' | 'lenient'>): DealtUnit {
  return protocol.lenient ? finer[protocol.by] : protocol.by;
}
