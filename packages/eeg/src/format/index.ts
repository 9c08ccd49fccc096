export { decodeUciEegTrials } from './decodeUciEegTrials.js';
export type { Epochs } from './Epochs.js';
export { readUciEegTrials } from './readUciEegTrials.js';
export { uciEegLayout } from './uciEegLayout.js';
