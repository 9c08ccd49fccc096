import type { DatasetTools } from '@strnn/core/dataset';
import { checkCkPlus } from './checkCkPlus.js';
import { generateCkPlus } from './generateCkPlus.js';

/** For `strnn doctor ck-plus` and `strnn lookalike ck-plus`. */
export const ckPlusTools: DatasetTools = {
  name: 'ck-plus',
  title:
    'CK+: 123 subjects, 593 sequences of pictures from neutral to the peak of an expression, 327 with one of 7 emotions',
  access:
    'By application, for research, to the Affect Analysis Group of the University of Pittsburgh (as remembered); images, ' +
    'Emotion_labels, Landmarks and FACS_labels come as archives to be unpacked side by side.',
  check: checkCkPlus,
  generate: generateCkPlus,
};
