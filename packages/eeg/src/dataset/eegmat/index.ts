export { eegmat, type EegmatOptions } from './eegmat.js';
export { eegmatTools } from './eegmatTools.js';
