export { assertNoLeak } from './assertNoLeak.js';
export { leakGate, type LeakGateInput } from './leakGate.js';
export { leakKinds, type LeakFinding, type LeakKind } from './LeakFinding.js';
export type { FittedScope, SelectionScope } from './LeakScope.js';
