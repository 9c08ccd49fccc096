import type { DatasetTools } from '@strnn/core/dataset';
import { checkDeap } from './checkDeap.js';
import { generateDeap } from './generateDeap.js';

/** For `strnn doctor deap` and `strnn lookalike deap`. */
export const deapTools: DatasetTools = {
  name: 'deap',
  title:
    'DEAP: 32 subjects, 40 music videos of 60 s, 32 EEG channels, ratings of valence, arousal, dominance and liking',
  access:
    'On request, after signing an end user licence agreement for academic research: ' +
    'https://www.eecs.qmul.ac.uk/mmv/datasets/deap/; data_preprocessed_python.zip or data_preprocessed_matlab.zip.',
  check: checkDeap,
  generate: (folder, options) => generateDeap(folder, options),
};
