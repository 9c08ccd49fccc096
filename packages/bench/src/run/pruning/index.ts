export { createPruner, type Pruner } from './createPruner.js';
export type { PruneRule } from './decidePruning.js';
