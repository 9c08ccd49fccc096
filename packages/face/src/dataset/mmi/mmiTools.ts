import type { DatasetTools } from '@strnn/core/dataset';
import { checkMmi } from './checkMmi.js';
import { generateMmi } from './generateMmi.js';

/** For `strnn doctor mmi` and `strnn lookalike mmi`. */
export const mmiTools: DatasetTools = {
  name: 'mmi',
  title:
    'MMI: videos from neutral to the apex of an expression and back, some 200 of them frontal with one of 6 emotions',
  access:
    'By signed agreement, for research, from mmifacedb.eu (as remembered); downloads are archives with a folder Sessions each, to be ' +
    'unpacked into one folder. Needs ffmpeg.',
  check: checkMmi,
  generate: generateMmi,
};
