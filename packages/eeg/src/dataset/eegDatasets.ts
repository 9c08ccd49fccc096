import type { DatasetTools } from '@strnn/core/dataset';
import { deapTools } from './deap/index.js';
import { dreamerTools } from './dreamer/index.js';
import { eegFolderTools } from './folder/index.js';
import { eegmatTools } from './eegmat/index.js';
import { seedTools } from './seed/index.js';
import { seedIvTools } from './seed-iv/index.js';
import { seedVTools } from './seed-v/index.js';

/** The data sets that do not come with the framework: what `strnn doctor` checks and `strnn lookalike` imitates. */
export const eegDatasets: readonly DatasetTools[] = [
  seedTools,
  seedIvTools,
  seedVTools,
  deapTools,
  dreamerTools,
  eegmatTools,
  eegFolderTools,
];
