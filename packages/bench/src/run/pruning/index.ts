export { createPruner, type Pruner } from './createPruner.js';
export { DEFAULT_PRUNE_AFTER, type PruneRule } from './decidePruning.js';
export { PrunedError } from './PrunedError.js';
