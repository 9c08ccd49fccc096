export { isoRegion, type Raster } from './isoRegion.js';
export { resampleRaster, type Pixels } from './resampleRaster.js';
