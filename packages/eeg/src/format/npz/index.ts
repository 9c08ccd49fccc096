export { readNpy, type ReadNpyOptions } from './readNpy.js';
export { readNpz } from './readNpz.js';
export { writeNpz, type WriteNpzOptions } from './writeNpz.js';
