import type { BundledDataset } from '@strnn/core/dataset';

/** Where `uciGfe` finds the copy that comes with the repository. */
export const gfeBundle: BundledDataset = { name: 'uci-gfe', where: 'uciGfe', landmark: 'videos.csv' };
