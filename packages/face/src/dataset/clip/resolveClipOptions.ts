import { checkOptions, oneOf, showValue } from '@strnn/core/dataset';
import { StrnnError } from '@strnn/core/error';
import type { Augmentation, AugmentationOptions } from '../../augment/Augmentation.js';
import { resolveAugmentation } from '../../augment/resolveAugmentation.js';
import type { FaceRule } from '../../landmark/format/chooseFace.js';
import type { LandmarkScheme } from '../../landmark/LandmarkScheme.js';
import { checkScheme } from '../../landmark/scheme/checkScheme.js';
import { landmarkScheme } from '../../landmark/scheme/landmarkScheme.js';
import { checkNumber } from '../../option/checkNumber.js';
import type { FaceRecipe } from '../../recipe/FaceRecipe.js';
import { type FacePlan, planFace } from '../../recipe/planFace.js';
import { resolveSubjects } from '../resolveSubjects.js';

/** What loaders of recordings in frames or videos, with landmarks that a program made, have in common. */
export interface ClipOptions {
  /** The data set's folder. */
  readonly path: string;
  /** What becomes of a recording, see `FaceRecipe`. */
  readonly recipe?: FaceRecipe;
  /** Varied copies of every recording, for training only; see `Augmentation`. Default none. */
  readonly augment?: AugmentationOptions | false;
  /** What the landmarks are: a name (`'ibug-68'`, which OpenFace writes, `'mediapipe-478'`) or a scheme. Default `'ibug-68'`. */
  readonly scheme?: string | LandmarkScheme;
  /** Which face where landmark files have several, see `chooseFace`. Default `'only'`: two in a frame are an error. */
  readonly face?: FaceRule;
  /** Frames in a row without a face that are interpolated, see `chooseFace`; more are an error. Default 0. */
  readonly longestGap?: number;
  /** Which subjects. Default all that are there. */
  readonly subjects?: readonly (number | string)[];
  /** `'skip'`: recordings whose files cannot be used are left out, counted and named in the notes. Default `'error'`. */
  readonly damaged?: 'error' | 'skip';
  /** Folder of the cache of described recordings; false for none. Default: see `cacheFolder`. */
  readonly cache?: string | false;
}

export interface ResolvedClipOptions {
  readonly path: string;
  readonly plan: FacePlan;
  readonly augment: Augmentation | false;
  readonly scheme: LandmarkScheme;
  readonly face: FaceRule;
  readonly longestGap: number;
  readonly subjects: 'all' | readonly string[];
  readonly damaged: 'error' | 'skip';
  readonly cache: string | false | undefined;
}

export interface ClipDefaults {
  /** The loader's function: `'ouluCasia'`. */
  readonly where: string;
  /** Options besides those of `ClipOptions`. */
  readonly names: readonly string[];
  /** Under what is given. */
  readonly recipe?: FaceRecipe;
  /** Why there are no landmarks, and how to get some: then the recipe may not need any. Default: there are landmarks. */
  readonly withoutLandmarks?: string;
  /** The name that a number stands for. Default the number itself. */
  readonly subjectName?: (number: string) => string;
}

const names = ['augment', 'cache', 'damaged', 'face', 'longestGap', 'path', 'recipe', 'scheme', 'subjects'];

/** Checks what the loaders have in common and fills in the defaults. @throws StrnnError `option` */
export function resolveClipOptions(options: ClipOptions, defaults: ClipDefaults): ResolvedClipOptions {
  const { where } = defaults;
  checkOptions(where, options, [...names, ...defaults.names].sort());
  const { path, augment: wanted = false, longestGap = 0, cache } = options;
  checkNumber(longestGap, `${where}.longestGap`, { low: 0, integer: true });
  const augment = wanted === false ? false : resolveAugmentation(wanted, `${where}.augment`);
  const scheme = resolveScheme(options.scheme, where);
  return {
    path,
    plan: resolvePlan(options, { ...defaults, augment, scheme }),
    augment,
    scheme,
    face: resolveFace(options.face, where),
    longestGap,
    subjects: resolveSubjects(options.subjects, `${where}.subjects`, defaults.subjectName ?? String),
    damaged: oneOf(`${where}.damaged`, 'way', options.damaged, ['error', 'skip'], 'error'),
    cache,
  };
}

/** Without landmarks the alignment is left out by default, and what needs them is refused. */
function resolvePlan(
  { recipe: given = {} }: ClipOptions,
  {
    where,
    recipe: under = {},
    withoutLandmarks,
    augment,
    scheme,
  }: ClipDefaults & { readonly augment: Augmentation | false; readonly scheme: LandmarkScheme },
): FacePlan {
  const isObject = typeof given === 'object' && given !== null && !Array.isArray(given);
  const unaligned: FaceRecipe = withoutLandmarks === undefined ? {} : { align: false };
  const recipe: unknown = isObject ? { ...unaligned, ...under, ...given } : given;
  if (isObject && withoutLandmarks !== undefined) {
    const kind = given.sites?.kind;
    const refused =
      kind === 'regions' || kind === 'landmarks'
        ? `recipe.sites: ${kind}`
        : given.align !== undefined && given.align !== false
          ? 'recipe.align: an alignment'
          : undefined;
    if (refused !== undefined) {
      throw new StrnnError('option', `${where}.${refused} needs landmarks; ${withoutLandmarks}`);
    }
  }
  return planFace({ recipe, scheme, augment, where: `${where}.recipe` });
}

function resolveScheme(scheme: unknown, where: string): LandmarkScheme {
  if (scheme === undefined) return landmarkScheme('ibug-68');
  if (typeof scheme === 'string') return landmarkScheme(scheme, `${where}.scheme`);
  if (typeof scheme === 'object' && scheme !== null) {
    try {
      checkScheme(scheme as LandmarkScheme, `${where}.scheme`);
      return scheme as LandmarkScheme;
    } catch (cause) {
      if (cause instanceof StrnnError) throw new StrnnError('option', cause.message, { cause });
    }
  }
  throw new StrnnError(
    'option',
    `${where}.scheme: expected a name such as 'ibug-68', or a LandmarkScheme, found ${showValue(scheme)}`,
  );
}

function resolveFace(face: unknown, where: string): FaceRule {
  const isId = typeof face === 'object' && face !== null && typeof (face as { id?: unknown }).id === 'string';
  if (isId) return { id: (face as { id: string }).id };
  return oneOf(`${where}.face`, 'rule', face, ['only', 'largest', 'most-frequent'] as const, 'only');
}
