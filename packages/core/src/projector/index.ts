export { builtinProjectors } from './builtinProjectors.js';
export type { Projector, ProjectorSettings } from './Projector.js';
export { rowNorm } from './rowNorm.js';
