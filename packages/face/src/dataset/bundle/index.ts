export { checkManifest } from './checkManifest.js';
export { type BundledDataset, findBundledFolder, type FindBundledOptions } from './findBundledFolder.js';
