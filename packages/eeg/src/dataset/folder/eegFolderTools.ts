import type { DatasetTools } from '@strnn/core/dataset';
import { checkEegFolder } from './checkEegFolder.js';
import { generateEegFolder } from './generateEegFolder.js';

/** For `strnn doctor eeg-folder` and `strnn lookalike eeg-folder`. */
export const eegFolderTools: DatasetTools = {
  name: 'eeg-folder',
  title: 'A folder of your own recordings (EDF, BDF, BrainVision, EEGLAB, CSV, ...) with a table labels.csv',
  access: 'Yours; the look-alike is an example of the form.',
  check: checkEegFolder,
  generate: (folder, options) => generateEegFolder(folder, options),
};
