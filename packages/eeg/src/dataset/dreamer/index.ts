export { dreamer, type DreamerOptions } from './dreamer.js';
export { dreamerTools } from './dreamerTools.js';
