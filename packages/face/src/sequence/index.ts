export { checkSequence } from './checkSequence.js';
export { displacement } from './displacement.js';
export type { FaceSequence } from './FaceSequence.js';
export { resampleLandmarks } from './resampleLandmarks.js';
export { resampleSequence } from './resampleSequence.js';
export { type OnsetToApex, selectOnsetToApex, type SelectOnsetToApexOptions } from './selectOnsetToApex.js';
