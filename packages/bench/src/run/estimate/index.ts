export { estimateTime, type TimedCell, type TimeEstimate } from './estimateTime.js';
export { describeEstimate } from './describeEstimate.js';
export { timedCells } from './timedCells.js';
