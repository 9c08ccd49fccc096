export type { Augmentation, AugmentationDraw, AugmentationOptions } from './Augmentation.js';
export { augmentLandmarks } from './augmentLandmarks.js';
export { augmentSequence } from './augmentSequence.js';
export type { Extent } from './extentOf.js';
export { planAugmentation } from './planAugmentation.js';
export { resolveAugmentation } from './resolveAugmentation.js';
