export { requireFinite, requirePositive } from './requireFinite.js';
export { requireFiniteList, requireLength } from './requireFiniteList.js';
export { requireGrid, type GridCell } from './requireGrid.js';
