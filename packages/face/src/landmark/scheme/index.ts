export { checkScheme } from './checkScheme.js';
export { ibug68 } from './ibug68.js';
export { landmarkScheme, landmarkSchemes } from './landmarkScheme.js';
export { mediapipe478 } from './mediapipe478.js';
