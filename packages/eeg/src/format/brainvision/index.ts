export { openBrainVision } from './openBrainVision.js';
