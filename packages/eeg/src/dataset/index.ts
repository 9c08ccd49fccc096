export { checkUciEeg, type CheckResult } from './checkUciEeg.js';
export { findUciEegFolder, type FindUciEegOptions } from './findUciEegFolder.js';
export { inspectUciEegFile, type UciEegFileInfo } from './inspectUciEegFile.js';
export { uciEeg, type UciEegOptions } from './uciEeg.js';
export { uciEegAttribution } from './uciEegAttribution.js';
