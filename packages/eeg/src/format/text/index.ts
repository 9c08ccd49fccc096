export { openArff, type OpenArffOptions } from './openArff.js';
export { openCsv, type OpenCsvOptions } from './openCsv.js';
