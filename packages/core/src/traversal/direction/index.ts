export { cornerDirections } from './corner.js';
export { hemisphericDirections } from './hemispheric.js';
export { hilbertDirections } from './hilbert.js';
export { libeerDirections } from './libeer.js';
export { nearestDirections } from './nearest.js';
export { radialDirections } from './radial.js';
export { snakeDirections } from './snake.js';
export { unlinkedDirections } from './unlinked.js';
