import type { DatasetTools } from '@strnn/core/dataset';
import { checkSeedV } from './checkSeedV.js';
import { generateSeedV } from './generateSeedV.js';

/** For `strnn doctor seed-v PATH` and `strnn lookalike seed-v FOLDER`. */
export const seedVTools: DatasetTools = {
  name: 'seed-v',
  title: 'SEED-V features: 16 subjects, 3 sessions, 15 film clips each, 62 channels, 5 emotions',
  access:
    'On application to BCMI, Shanghai Jiao Tong University (https://bcmi.sjtu.edu.cn/home/seed/), for academic research; not to be passed on.',
  check: checkSeedV,
  generate: generateSeedV,
};
