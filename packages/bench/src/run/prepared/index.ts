export { removePrepared } from './removePrepared.js';
export { sharedData } from './sharedData.js';
