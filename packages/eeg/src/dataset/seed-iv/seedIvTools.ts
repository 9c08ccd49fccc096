import type { DatasetTools } from '@strnn/core/dataset';
import { checkSeedIv } from './checkSeedIv.js';
import { generateSeedIv } from './generateSeedIv.js';

/** For `strnn doctor seed-iv PATH` and `strnn lookalike seed-iv FOLDER`. */
export const seedIvTools: DatasetTools = {
  name: 'seed-iv',
  title: 'SEED-IV: 15 subjects, 3 sessions, 24 film clips each, 62 channels, 4 emotions',
  access:
    'On application to BCMI, Shanghai Jiao Tong University (https://bcmi.sjtu.edu.cn/home/seed/), for academic research; not to be passed on.',
  check: checkSeedIv,
  generate: generateSeedIv,
};
