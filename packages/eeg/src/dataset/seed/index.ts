export { seed, type SeedOptions } from './seed.js';
export { seedAttribution } from './seedAttribution.js';
export { seedTools } from './seedTools.js';
export type { SessionOptions } from './resolveSessionOptions.js';
