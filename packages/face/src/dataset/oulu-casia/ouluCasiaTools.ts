import type { DatasetTools } from '@strnn/core/dataset';
import { checkOuluCasia } from './checkOuluCasia.js';
import { generateOuluCasia } from './generateOuluCasia.js';

/** For `strnn doctor oulu-casia` and `strnn lookalike oulu-casia`. */
export const ouluCasiaTools: DatasetTools = {
  name: 'oulu-casia',
  title:
    'Oulu-CASIA NIR&VIS: 80 subjects, 6 emotions from neutral to the peak, filmed in visible light and near infrared in 3 lights',
  access:
    'By signed agreement, for research, from the Center for Machine Vision and Signal Analysis, University of Oulu (as remembered).',
  check: checkOuluCasia,
  generate: generateOuluCasia,
};
