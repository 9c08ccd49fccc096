export type { AblationDefinition } from './AblationDefinition.js';
export type { AblationInput } from './AblationInput.js';
export { defineAblation } from './defineAblation.js';
export { explainCell } from './explainCell.js';
export { loadExperiment } from './loadExperiment.js';
export type { CellConfig, ModelSpec, Plan, PlannedCell } from './PlannedCell.js';
export { planMatrix } from './planMatrix.js';
export { quantity } from './quantity.js';
export { strnn } from './strnn.js';
