export type { ConformanceCheck } from './ConformanceCheck.js';
export { conformanceSites, type SiteSet, withDomePositions } from './conformanceSites.js';
export { directionConformance } from './directionConformance.js';
