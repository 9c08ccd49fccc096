export { seedIv, type SeedIvOptions } from './seedIv.js';
export { seedIvAttribution } from './seedIvAttribution.js';
export { seedIvTools } from './seedIvTools.js';
