import type { DatasetTools } from '@strnn/core/dataset';
import { checkDreamer } from './checkDreamer.js';
import { generateDreamer } from './generateDreamer.js';

/** For `strnn doctor dreamer` and `strnn lookalike dreamer`. */
export const dreamerTools: DatasetTools = {
  name: 'dreamer',
  title: 'DREAMER: 23 subjects, 18 films of 65 to 393 s, 14 EEG channels, ratings of valence, arousal and dominance',
  access: 'On request, for research: https://zenodo.org/record/546113; one file, DREAMER.mat.',
  check: checkDreamer,
  generate: (folder, options) => generateDreamer(folder, options),
};
