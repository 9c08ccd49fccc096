export { checkSites } from './checkSites.js';
export { gridSites } from './gridSites.js';
export { seed62Sites } from './seed62Sites.js';
export type { SitePicture } from './SitePicture.js';
export type { Sites } from './Sites.js';
