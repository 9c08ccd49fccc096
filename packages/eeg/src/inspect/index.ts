export { inspectEegFile, type InspectEegOptions } from './inspectEegFile.js';
