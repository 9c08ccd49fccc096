export { seedV, type SeedVOptions } from './seedV.js';
export { seedVAttribution } from './seedVAttribution.js';
export { seedVTools } from './seedVTools.js';
