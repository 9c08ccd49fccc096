import type { CheckResult, DatasetTools } from '@strnn/core/dataset';
import { checkUciEeg, eegDatasets } from '@strnn/eeg';
import { checkGfe, checkLondon, faceDatasets } from '@strnn/face';

/** The data sets that do not come with the framework: what `strnn doctor` checks and `strnn lookalike` imitates. */
export const licensedDatasets: readonly DatasetTools[] = [...eegDatasets, ...faceDatasets];

/** A data set that comes with the framework, and is found without its path. */
export interface BundledDataset {
  readonly name: string;
  check(path?: string): Promise<CheckResult[]>;
}

/** `strnn doctor` without a name looks at all of them. */
export const bundledDatasets: readonly BundledDataset[] = [
  { name: 'uci-eeg', check: checkUciEeg },
  { name: 'uci-gfe', check: checkGfe },
  { name: 'london-faces', check: checkLondon },
];
