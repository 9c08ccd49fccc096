import type { DatasetTools } from '@strnn/core/dataset';
import { checkSeed } from './checkSeed.js';
import { generateSeed } from './generateSeed.js';

/** For `strnn doctor seed PATH` and `strnn lookalike seed FOLDER`. */
export const seedTools: DatasetTools = {
  name: 'seed',
  title: 'SEED: 15 subjects, 3 sessions, 15 film clips, 62 channels, 3 emotions',
  access:
    'On application to BCMI, Shanghai Jiao Tong University (https://bcmi.sjtu.edu.cn/home/seed/), for academic research; not to be passed on.',
  check: checkSeed,
  generate: generateSeed,
};
