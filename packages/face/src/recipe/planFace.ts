import type { Sites } from '@strnn/core/sites';
import { StrnnError } from '@strnn/core/error';
import type { Augmentation, AugmentationDraw } from '../augment/Augmentation.js';
import { augmentSequence } from '../augment/augmentSequence.js';
import { planAugmentation } from '../augment/planAugmentation.js';
import type { GrayImage } from '../image/Image.js';
import type { LandmarkScheme } from '../landmark/LandmarkScheme.js';
import { resizeImage } from '../pixel/resizeImage.js';
import { checkSequence } from '../sequence/checkSequence.js';
import type { FaceSequence } from '../sequence/FaceSequence.js';
import { resampleLandmarks } from '../sequence/resampleLandmarks.js';
import { resampleSequence } from '../sequence/resampleSequence.js';
import { selectOnsetToApex } from '../sequence/selectOnsetToApex.js';
import { alignSequence } from './alignSequence.js';
import { planLandmarks } from './planLandmarks.js';
import { planPixels } from './planPixels.js';
import { type ResolvedFaceRecipe, resolveFaceRecipe } from './resolveFaceRecipe.js';

export interface PlanFaceRequest {
  /** See `FaceRecipe`. */
  readonly recipe?: unknown;
  /** What the recordings' landmarks are; needed for landmark sites. */
  readonly scheme?: LandmarkScheme;
  /** Copies of every recording for training. Default none. */
  readonly augment?: Augmentation | false;
  /** Opens messages about options: `'ckPlus.recipe'`. Default `'recipe'`. */
  readonly where?: string;
}

/** A recording in numbers. */
export interface DescribedFace {
  /** T x N x D. */
  readonly data: Float32Array;
  /** What was put up with, by what it is. */
  readonly counts: Readonly<Record<string, number>>;
  /** The first frame, at most 64 pixels wide; none where there are landmarks alone. */
  readonly picture?: GrayImage;
}

/** A recipe, ready for one recording after the other. */
export interface FacePlan {
  readonly recipe: ResolvedFaceRecipe;
  readonly sites: Sites;
  /** D names, with units where they have one. */
  readonly features: readonly string[];
  readonly shape: { readonly T: number; readonly N: number; readonly D: number };
  /**
   * The recording and its augmented copies in numbers.
   *
   * @param options `where` names the recording in errors, `key` names it for the random numbers of its copies
   * @throws StrnnError 'data' or 'shape' for a recording that cannot be used
   */
  describe(sequence: FaceSequence, options: { readonly where: string; readonly key: string }): Described;
}

/** A recording and its augmented copies in numbers. */
interface Described {
  readonly original: DescribedFace;
  readonly copies: readonly DescribedFace[];
}

/** Widest picture that is kept of a recording. */
const pictureWidth = 64;

/** Pixels; a smaller face is a blur once it is aligned. */
const leastEyeDistance = 12;

/** From this share of an aligned frame on, what lies outside the picture is worth a note. */
const outsideLimit = 0.1;

/**
 * Makes a plan of a recipe: selects frames, aligns them, brings them to slices x framesPerSlice frames, equalises those, and
 * describes every site in every slice. Augmented copies are made of the aligned recording, so that the alignment does not undo
 * them; landmarks measured from the eyes of their own (`relativeTo`) are not changed by turning, scaling and shifting.
 *
 * @throws StrnnError 'option' naming the option of the recipe, what was expected and what was found
 */
export function planFace({ recipe = {}, scheme, augment = false, where = 'recipe' }: PlanFaceRequest): FacePlan {
  const resolved = resolveFaceRecipe(recipe, where);
  const { slices: T, framesPerSlice, align, select } = resolved;
  const isLandmarks = resolved.sites.kind === 'landmarks';
  const describer = isLandmarks ? planLandmarks(resolved, scheme, where) : planPixels(resolved, where);
  const { sites, features } = describer;

  const frames = T * framesPerSlice;
  const describeFrames = (given: FaceSequence, place: string, draws: readonly AugmentationDraw[]): Described => {
    const selected = selectFrames(given, place);
    const { sequence, outside, eyeDistance } =
      align === false
        ? { sequence: selected, outside: 0, eyeDistance: Infinity }
        : alignSequence(selected, align, place);
    // What is described are the pixels; where the landmarks come to lie in the box does not matter any more.
    const bare: FaceSequence = {
      frames: sequence.frames,
      ...(sequence.times !== undefined && { times: sequence.times }),
    };
    const counts = {
      'recordings whose aligned face reaches out of the picture': outside > outsideLimit ? 1 : 0,
      'recordings in which the eyes are less than 12 pixels apart (landmarks of another picture size?)':
        eyeDistance < leastEyeDistance ? 1 : 0,
    };
    const describe = (prepared: FaceSequence): DescribedFace => {
      const [first] = prepared.frames;
      const data = describer.describe(
        first === undefined ? prepared : resampleSequence(prepared, frames, place),
        place,
      );
      return { data, counts, ...(first !== undefined && { picture: smallPicture(first) }) };
    };
    return { original: describe(bare), copies: draws.map((draw) => describe(augmentSequence(bare, draw))) };
  };
  const describeLandmarks = (given: FaceSequence, place: string, draws: readonly AugmentationDraw[]): Described => {
    const { landmarks, scheme: own, times } = selectFrames(given, place);
    if (landmarks === undefined || given.landmarks === undefined || own === undefined)
      throw new StrnnError('data', `${place}: expected landmarks, found none`);
    // The face at rest, which displacements count from, is that of the whole recording and goes along all the way.
    const whole: FaceSequence = { frames: [], landmarks: [given.landmarks[0], ...landmarks], scheme: own };
    const aligned = align === false ? whole : alignSequence(whole, align, place).sequence;
    const describe = (prepared: FaceSequence): DescribedFace => {
      const [neutral, ...moving] = prepared.landmarks!;
      const resampled = resampleLandmarks(moving, frames, times, place);
      return {
        data: describer.describe({ frames: [], landmarks: resampled, scheme: own }, place, neutral),
        counts: {},
      };
    };
    return { original: describe(aligned), copies: draws.map((draw) => describe(augmentSequence(aligned, draw))) };
  };
  const selectFrames = (given: FaceSequence, place: string): FaceSequence =>
    select === 'all' ? given : selectOnsetToApex(given, { ...select, where: place }).sequence;
  return {
    recipe: resolved,
    sites,
    features,
    shape: { T, N: sites.names.length, D: features.length },
    describe(given, { where: place, key }) {
      if (checkSequence(given, place) === 1 && describer.needsMotion) {
        const what = features.slice(0, 2).join(', ');
        throw new StrnnError(
          'data',
          `${place}: expected several frames, as ${what} are 0 where nothing moves, found one`,
        );
      }
      const draws = augment === false ? [] : planAugmentation(augment, key);
      return (isLandmarks ? describeLandmarks : describeFrames)(given, place, draws);
    },
  };
}

function smallPicture(image: GrayImage): GrayImage {
  if (image.width <= pictureWidth) return image;
  const height = Math.max(1, Math.round((image.height * pictureWidth) / image.width));
  return resizeImage(image, { width: pictureWidth, height });
}
