import type { DatasetTools } from '@strnn/core/dataset';
import { checkFaceFolder } from './checkFaceFolder.js';
import { generateFaceFolder } from './generateFaceFolder.js';

/** For `strnn doctor face-folder` and `strnn lookalike face-folder`. */
export const faceFolderTools: DatasetTools = {
  name: 'face-folder',
  title: 'A folder of your own recordings (pictures, videos, landmark files) with a table clips.csv',
  access: 'Yours; the look-alike is an example of the form.',
  check: checkFaceFolder,
  generate: generateFaceFolder,
};
