import { checkOptions, oneOf, showValue } from '@strnn/core/dataset';
import { StrnnError } from '@strnn/core/error';
import type { Augmentation } from '../../augment/Augmentation.js';
import { resolveAugmentation } from '../../augment/resolveAugmentation.js';
import { ibug68 } from '../../landmark/scheme/ibug68.js';
import { type FacePlan, planFace } from '../../recipe/planFace.js';
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
  if (typeof contempt !== 'boolean') {
    throw new StrnnError('option', `ckPlus.contempt: expected true or false, found ${showValue(contempt)}`);
  }
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
    subjects: resolveSubjects(options.subjects),
    damaged,
    cache,
  };
}

/** Which of them are there is not known before the folder is read. */
function resolveSubjects(subjects: unknown): 'all' | readonly string[] {
  if (subjects === undefined) return 'all';
  if (!Array.isArray(subjects) || subjects.length === 0) {
    const found = showValue(subjects);
    throw new StrnnError(
      'option',
      `ckPlus.subjects: expected a list with at least one subject, such as 'S005', found ${found}`,
    );
  }
  const named = (subjects as unknown[]).map((subject) => {
    if (Number.isInteger(subject) || (typeof subject === 'string' && /^\d+$/.test(subject))) {
      return `S${String(subject).padStart(3, '0')}`;
    }
    if (typeof subject === 'string' && subject !== '') return subject;
    throw new StrnnError('option', `ckPlus.subjects: expected names such as 'S005', found ${showValue(subject)}`);
  });
  const twice = named.find((subject, index) => named.indexOf(subject) !== index);
  if (twice !== undefined) throw new StrnnError('option', `ckPlus.subjects: names the subject '${twice}' twice`);
  return named;
}
