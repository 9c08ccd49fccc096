export type { AffineTransform } from './AffineTransform.js';
export { composeTransforms } from './composeTransforms.js';
export { invertTransform } from './invertTransform.js';
export { transformPoints } from './transformPoints.js';
