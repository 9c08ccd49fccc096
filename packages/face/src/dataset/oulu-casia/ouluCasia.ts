import { changeOptions, type DataSource } from '@strnn/core/samples';
import { clipIdentity } from '../clip/clipIdentity.js';
import type { ClipOptions } from '../clip/resolveClipOptions.js';
import { faceSource } from '../faceSource.js';
import { ouluCasiaAttribution } from './ouluCasiaAttribution.js';
import {
  type OuluCasiaCamera,
  ouluCasiaEmotions,
  type OuluCasiaImages,
  type OuluCasiaLight,
} from './ouluCasiaFacts.js';
import { ouluCasiaUnits } from './ouluCasiaUnits.js';
import { resolveOuluCasiaOptions } from './resolveOuluCasiaOptions.js';

/**
 * Options of `ouluCasia`. `path` is the folder with OriginalImg or PreProcess_Img in it; those above and below work too.
 * `recipe` is by default LBP-TOP of 8 x 8 blocks in 6 slices; without landmarks of whole frames as they are (`align: false`),
 * with landmarks of aligned faces. `subjects`: `'P001'` or 1.
 */
export interface OuluCasiaOptions extends ClipOptions {
  /** Visible light or near infrared. Default `'VL'`. */
  readonly camera?: OuluCasiaCamera;
  /** Default `'Strong'`. */
  readonly light?: OuluCasiaLight;
  /** `'original'`: the frames of the cameras. `'cropped'`: the faces that were cut out of them. Default `'original'`. */
  readonly images?: OuluCasiaImages;
  /**
   * Folder of landmark files, laid out like the pictures: VL/Strong/P001/Anger.csv (OpenFace), or one file per picture in
   * VL/Strong/P001/Anger (000.pts); VL_Acropped/... for cropped faces. The data set has none. Default false.
   */
  readonly landmarks?: string | false;
}

/**
 * Oulu-CASIA NIR&VIS (Zhao et al. 2011): of one camera in one light 480 sequences of 80 subjects, from neutral to the peak of
 * one of 6 emotions, one sample each; subject `'P001'`, session `'1'`, trial `'anger'`. Options are checked at once.
 *
 * @throws StrnnError `option` for an unknown name or a value that cannot be; `load` and `fingerprint` reject with `data` when the
 *   folder is not Oulu-CASIA or lacks the condition or landmarks, `load` also as `damaged` says.
 */
export function ouluCasia(options: OuluCasiaOptions): DataSource {
  const resolved = resolveOuluCasiaOptions(options);
  const { plan, camera, light, images, landmarks, damaged, cache } = resolved;
  return faceSource({
    name: 'oulu-casia',
    with: (changes) => ouluCasia(changeOptions(options, changes)),
    attribution: ouluCasiaAttribution,
    version: 1,
    options: { camera, light, images, landmarks: landmarks !== false, ...clipIdentity(resolved) },
    uncached: ['subjects', 'damaged'],
    classes: ouluCasiaEmotions,
    plan,
    damaged,
    ...(cache !== undefined && { cache }),
    units: () => ouluCasiaUnits(resolved),
  });
}
