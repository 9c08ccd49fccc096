import { changeOptions, type DataSource } from '@strnn/core/samples';
import { clipIdentity } from '../clip/clipIdentity.js';
import type { ClipOptions } from '../clip/resolveClipOptions.js';
import { faceSource } from '../faceSource.js';
import { mmiAttribution } from './mmiAttribution.js';
import { mmiEmotions } from './mmiFacts.js';
import { mmiUnits } from './mmiUnits.js';
import { resolveMmiOptions } from './resolveMmiOptions.js';

/**
 * Options of `mmi`. `path` is the folder with Sessions in it, or one with several downloads. `recipe` is by default LBP-TOP of
 * 8 x 8 blocks in 6 slices from the onset to the strongest frame (`select`); without landmarks of whole frames (`align: false`),
 * with landmarks of aligned faces. `subjects`: `'S035'` or 35.
 */
export interface MmiOptions extends ClipOptions {
  /** Whether frontal videos of 720 x 576, which lie on their side, are turned upright. Default true. */
  readonly turn?: boolean;
  /**
   * Folder of landmark files, named like the sessions: 1841/S035-004.csv (OpenFace), or one file per frame in 1841/S035-004; of
   * the frames as they are after `turn`. The data set has none. Default false.
   */
  readonly landmarks?: string | false;
}

/**
 * MMI (Pantic et al. 2005): frontal videos from neutral to the apex of one of 6 emotions and back, one sample each; subject
 * `'S035'`, session `'1'`, trial `'S035-004'`. Sessions of other emotions, without one, in profile or of both views in one picture
 * are left out and counted in the notes. Videos are read through ffmpeg. Options are checked at once.
 *
 * @throws StrnnError `option` for an unknown name or a value that cannot be; `load` and `fingerprint` reject with `data` when the
 *   folder is not MMI or landmarks that were asked for lack, `load` also as `damaged` says, and with `option` without ffmpeg
 */
export function mmi(options: MmiOptions): DataSource {
  const resolved = resolveMmiOptions(options);
  const { plan, turn, landmarks, damaged, cache } = resolved;
  return faceSource({
    name: 'mmi',
    with: (changes) => mmi(changeOptions(options, changes)),
    attribution: mmiAttribution,
    version: 1,
    options: { turn, landmarks: landmarks !== false, ...clipIdentity(resolved) },
    uncached: ['subjects', 'damaged'],
    classes: mmiEmotions,
    plan,
    damaged,
    ...(cache !== undefined && { cache }),
    units: () => mmiUnits(resolved),
  });
}
