import type { DatasetTools } from '@strnn/core/dataset';
import { checkEegmat } from './checkEegmat.js';
import { generateEegmat } from './generateEegmat.js';

/** For `strnn doctor eegmat` and `strnn lookalike eegmat`. */
export const eegmatTools: DatasetTools = {
  name: 'eegmat',
  title: 'EEGMAT: 36 subjects at rest and doing mental arithmetic, 19 EEG channels at 500 Hz',
  access: 'Open, Open Data Commons Attribution License 1.0: https://physionet.org/content/eegmat/1.0.0/',
  check: checkEegmat,
  generate: (folder, options) => generateEegmat(folder, options),
};
