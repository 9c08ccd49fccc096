export { gridToHead } from './gridToHead.js';
export { headOutline } from './headOutline.js';
export { projectAzimuthally, type HeadPlace } from './projectAzimuthally.js';
export { thinPlateSpline } from './thinPlateSpline.js';
