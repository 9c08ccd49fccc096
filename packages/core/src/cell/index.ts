export { activations, type ElementwiseActivation } from './activation.js';
export { builtinCells } from './builtinCells.js';
export type { Cell, CellSizes, CellStep, Initial, ParameterSpec, Predecessors } from './Cell.js';
