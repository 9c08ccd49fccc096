export {
  checkUciEeg,
  type CheckResult,
  findUciEegFolder,
  type FindUciEegOptions,
  inspectUciEegFile,
  uciEeg,
  uciEegAttribution,
  type UciEegFileInfo,
  type UciEegOptions,
} from './dataset/index.js';
export { sliceMeans } from './feature/index.js';
export { decodeUciEegTrials, type Epochs, readUciEegTrials, uciEegLayout } from './format/index.js';
export { montageSites, type MontageOptions, uciEegAliases } from './montage/index.js';
export {
  butterworthSections,
  type ButterworthOptions,
  filterFilterSections,
  filterSections,
  type SecondOrderSection,
  type SectionsState,
} from './signal/index.js';
