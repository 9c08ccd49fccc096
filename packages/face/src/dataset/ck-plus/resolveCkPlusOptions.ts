import { checkOptions, oneOf, showValue } from '@strnn/core/dataset';
import { StrnnError } from '@strnn/core/error';
import type { Augmentation } from '../../augment/Augmentation.js';
import { resolveAugmentation } from '../../augment/resolveAugmentation.js';
import { ibug68 } from '../../landmark/scheme/ibug68.js';
import { checkSwitch } from '../../option/checkSwitch.js';
import { type FacePlan, planFace } from '../../recipe/planFace.js';
import { resolveSubjects } from '../resolveSubjects.js';
import type { CkPlusOptions } from './ckPlus.js';
import { ckPlusEmotions } from './ckPlusFacts.js';

export interface ResolvedCkPlusOptions {
  readonly path: string;
  readonly plan: FacePlan;
  readonly augment: Augmentation | false;
  /** In the order of the labels; `neutral` last. */
  readonly classes: readonly string[];
  readonly contempt: boolean;
  readonly neutral: false | 'first-frames';
  readonly frames: 'all' | 'peak' | number;
  readonly subjects: 'all' | readonly string[];
  readonly damaged: 'error' | 'skip';
  readonly cache: string | false | undefined;
}

const names = ['augment', 'cache', 'contempt', 'damaged', 'frames', 'neutral', 'path', 'recipe', 'subjects'];

/** Checks the options and fills in the defaults. @throws StrnnError `option` */
export function resolveCkPlusOptions(options: CkPlusOptions): ResolvedCkPlusOptions {
  checkOptions('ckPlus', options, names);
  const {
    path,
    recipe = {},
    augment: wanted = false,
    contempt = true,
    neutral = false,
    frames = 'all',
    cache,
  } = options;
  checkSwitch(contempt, 'ckPlus.contempt');
  if (neutral !== false && neutral !== 'first-frames') {
    throw new StrnnError('option', `ckPlus.neutral: expected false or 'first-frames', found ${showValue(neutral)}`);
  }
  if (frames !== 'all' && frames !== 'peak' && !(Number.isSafeInteger(frames) && frames >= 1)) {
    throw new StrnnError(
      'option',
      `ckPlus.frames: expected 'all', 'peak' or how many of the last frames, an integer of at least 1, found ${showValue(frames)}`,
    );
  }
  const damaged = oneOf('ckPlus.damaged', 'way', options.damaged, ['error', 'skip'], 'error');
  const augment = wanted === false ? false : resolveAugmentation(wanted, 'ckPlus.augment');
  const emotions = ckPlusEmotions.filter((emotion) => contempt || emotion !== 'contempt');
  return {
    path,
    plan: planFace({ recipe, scheme: ibug68, augment, where: 'ckPlus.recipe' }),
    augment,
    classes: neutral === false ? emotions : [...emotions, 'neutral'],
    contempt,
    neutral,
    frames,
    subjects: resolveSubjects(options.subjects, 'ckPlus.subjects', (number) => `S${number.padStart(3, '0')}`),
    damaged,
    cache,
  };
}
