export { checkTrackers, createTrackers, type TrackerFlags } from './createTrackers.js';
export { createTracking, type Tracking } from './createTracking.js';
export { sendCells } from './sendCells.js';
export { trackedCells } from './trackedCells.js';
