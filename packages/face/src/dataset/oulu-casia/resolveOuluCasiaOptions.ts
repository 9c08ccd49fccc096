import { oneOf, showValue } from '@strnn/core/dataset';
import { StrnnError } from '@strnn/core/error';
import { resolveClipOptions, type ResolvedClipOptions } from '../clip/resolveClipOptions.js';
import type { OuluCasiaOptions } from './ouluCasia.js';
import {
  type OuluCasiaCamera,
  ouluCasiaCameras,
  ouluCasiaImages,
  type OuluCasiaImages,
  type OuluCasiaLight,
  ouluCasiaLights,
} from './ouluCasiaFacts.js';

export interface ResolvedOuluCasiaOptions extends ResolvedClipOptions {
  readonly camera: OuluCasiaCamera;
  readonly light: OuluCasiaLight;
  readonly images: OuluCasiaImages;
  readonly landmarks: string | false;
}

const where = 'ouluCasia';
const withoutLandmarks =
  'Oulu-CASIA brings none: make them with a program such as OpenFace and name their folder in the option landmarks, ' +
  "or take blocks of frames that are not aligned, such as those of the cropped faces (images: 'cropped')";

/** Checks the options and fills in the defaults. @throws StrnnError `option` */
export function resolveOuluCasiaOptions(options: OuluCasiaOptions): ResolvedOuluCasiaOptions {
  const landmarks = (options as Partial<OuluCasiaOptions> | undefined)?.landmarks ?? false;
  const common = resolveClipOptions(options, {
    where,
    names: ['camera', 'images', 'landmarks', 'light'],
    ...(landmarks === false && { withoutLandmarks }),
    subjectName: (number) => `P${number.padStart(3, '0')}`,
  });
  if (landmarks !== false && (typeof landmarks !== 'string' || landmarks === '')) {
    const found = showValue(landmarks);
    throw new StrnnError(
      'option',
      `${where}.landmarks: expected the name of a folder, or false for none, found ${found}`,
    );
  }
  return {
    ...common,
    camera: oneOf(`${where}.camera`, 'camera', options.camera, ouluCasiaCameras, 'VL'),
    light: oneOf(`${where}.light`, 'light', options.light, ouluCasiaLights, 'Strong'),
    images: oneOf(`${where}.images`, 'kind of pictures', options.images, ouluCasiaImages, 'original'),
    landmarks,
  };
}
