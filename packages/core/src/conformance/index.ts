export { cellConformance } from './cellConformance.js';
export type { ConformanceCheck } from './ConformanceCheck.js';
export { conformanceSites, type SiteSet, withDomePositions } from './conformanceSites.js';
export { directionConformance } from './directionConformance.js';
export { pluginConformance } from './pluginConformance.js';
export { projectorConformance } from './projectorConformance.js';
