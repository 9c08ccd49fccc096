export type { GrayImage, Image } from './Image.js';
export { readPgm } from './readPgm.js';
export { toGray } from './toGray.js';
