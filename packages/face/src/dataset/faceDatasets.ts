import type { DatasetTools } from '@strnn/core/dataset';
import { ckPlusTools } from './ck-plus/index.js';
import { faceFolderTools } from './folder/index.js';
import { mmiTools } from './mmi/index.js';
import { ouluCasiaTools } from './oulu-casia/index.js';

/** The data sets that do not come with the framework: what `strnn doctor` checks and `strnn lookalike` imitates. */
export const faceDatasets: readonly DatasetTools[] = [ckPlusTools, ouluCasiaTools, mmiTools, faceFolderTools];
