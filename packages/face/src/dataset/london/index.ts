export { checkLondon } from './checkLondon.js';
export { londonAttribution } from './londonAttribution.js';
export { londonFaces, type LondonFacesOptions } from './londonFaces.js';
export { readLondonLandmarks } from './readLondonLandmarks.js';
export { tem189 } from './tem189.js';
