import { changeOptions, type DataSource } from '@strnn/core/samples';
import type { AugmentationOptions } from '../../augment/Augmentation.js';
import type { FaceRecipe } from '../../recipe/FaceRecipe.js';
import { faceSource } from '../faceSource.js';
import { ckPlusAttribution } from './ckPlusAttribution.js';
import { ckPlusUnits } from './ckPlusUnits.js';
import { resolveCkPlusOptions } from './resolveCkPlusOptions.js';

export interface CkPlusOptions {
  /** The folder with cohn-kanade-images, Emotion and Landmarks in it; the one above or below works too. */
  readonly path: string;
  /** What becomes of a sequence, see `FaceRecipe`. Default: aligned by the landmarks, LBP-TOP of 8 x 8 blocks in 6 slices. */
  readonly recipe?: FaceRecipe;
  /** Varied copies of every sequence, for training only; see `Augmentation`. Default none. */
  readonly augment?: AugmentationOptions | false;
  /** Whether the sequences of contempt take part: 7 classes, 327 sequences; else 6 and 309. Default true. */
  readonly contempt?: boolean;
  /**
   * `'first-frames'`: a class `neutral` besides, of the first 3 frames (fewer where `frames` is less) of every labelled sequence,
   * as window 1 of the same trial. Default false.
   */
  readonly neutral?: false | 'first-frames';
  /**
   * What of a sequence is taken: all of it, the last frames (how many), or `'peak'`, the last one. Displacements of landmarks
   * count from the first frame taken, which is neutral with `'all'` only. Default `'all'`.
   */
  readonly frames?: 'all' | 'peak' | number;
  /** Which subjects, as `'S005'` or 5. Default all that are there. */
  readonly subjects?: readonly (number | string)[];
  /**
   * `'skip'`: sequences whose files cannot be used (a picture that is cut, landmarks missing or of a wrong number, frames of
   * different size, an emotion file that holds none) are left out, counted and named in the notes. `'error'`: the first of
   * them is an error that names the file. Default `'error'`.
   */
  readonly damaged?: 'error' | 'skip';
  /** Folder of the cache of described sequences; false for none. Default: see `cacheFolder`. */
  readonly cache?: string | false;
}

/**
 * CK+, the extended Cohn-Kanade data set (Lucey et al. 2010): 327 sequences of 118 subjects from neutral to the peak of one of 7
 * emotions, one sample each; subject `'S005'`, session `'1'`, trial `'001'`. Sequences without an emotion are left out and
 * counted in the notes. Options are checked at once.
 *
 * @throws StrnnError `option` for an unknown name or a value that cannot be; `load` and `fingerprint` reject with `data` when the
 *   folder is not CK+, `load` also as `damaged` says.
 */
export function ckPlus(options: CkPlusOptions): DataSource {
  const resolved = resolveCkPlusOptions(options);
  const { plan, classes, augment, contempt, neutral, frames, subjects, damaged, cache } = resolved;
  return faceSource({
    name: 'ck-plus',
    with: (changes) => ckPlus(changeOptions(options, changes)),
    attribution: ckPlusAttribution,
    version: 1,
    options: { contempt, neutral, frames, subjects, damaged, recipe: plan.recipe, augment },
    uncached: ['subjects', 'damaged'],
    classes,
    plan,
    damaged,
    ...(cache === undefined ? {} : { cache }),
    units: () => ckPlusUnits(resolved),
  });
}
