import type { DataFolderRequest } from './findDataFolder.js';
import { sessionFileName } from './sessionFileName.js';

/** How to find SEED's folder of signals, or of features of windows of 1 s or 4 s. */
export function seedFolders(source: 'features' | 'raw', windowSeconds: 1 | 4): DataFolderRequest {
  const features = windowSeconds === 1 ? ['ExtractedFeatures_1s', 'ExtractedFeatures'] : ['ExtractedFeatures_4s'];
  return {
    where: 'seed',
    folders: source === 'raw' ? ['Preprocessed_EEG'] : features,
    content: 'files like 1_20131027.mat',
    holds: (entries) => entries.some((name) => sessionFileName(name) !== undefined),
  };
}
