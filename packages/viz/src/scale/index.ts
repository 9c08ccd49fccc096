export { formatValue } from './formatValue.js';
export { linearScale } from './linearScale.js';
export { niceTicks, type NiceTicks } from './niceTicks.js';
