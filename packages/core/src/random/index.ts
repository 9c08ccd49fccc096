export { createRandom, restoreRandom, type Random } from './createRandom.js';
