export { openEdf } from './openEdf.js';
export { writeEdf } from './writeEdf.js';
export type { WriteEdfOptions } from './WriteEdfOptions.js';
