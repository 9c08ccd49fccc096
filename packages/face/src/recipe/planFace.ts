import type { Sites } from '@strnn/core/sites';
import type { Augmentation } from '../augment/Augmentation.js';
import { augmentSequence } from '../augment/augmentSequence.js';
import { planAugmentation } from '../augment/planAugmentation.js';
import type { GrayImage } from '../image/Image.js';
import type { LandmarkScheme } from '../landmark/LandmarkScheme.js';
import { resizeImage } from '../pixel/resizeImage.js';
import { checkSequence } from '../sequence/checkSequence.js';
import type { FaceSequence } from '../sequence/FaceSequence.js';
import { resampleSequence } from '../sequence/resampleSequence.js';
import { selectOnsetToApex } from '../sequence/selectOnsetToApex.js';
import { alignSequence } from './alignSequence.js';
import type { Describer } from './Describer.js';
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
  describe(
    sequence: FaceSequence,
    options: { readonly where: string; readonly key: string },
  ): { readonly original: DescribedFace; readonly copies: readonly DescribedFace[] };
}

/** Widest picture that is kept of a recording. */
const pictureWidth = 64;

/** From this share of an aligned frame on, what lies outside the picture is worth a note. */
const outsideLimit = 0.1;

/**
 * Makes a plan of a recipe: selects frames, aligns them, equalises, brings them to slices x framesPerSlice frames, and describes
 * every site in every slice. Augmented copies are made of the aligned recording, so that the alignment does not undo them.
 *
 * @throws StrnnError 'option' naming the option of the recipe, what was expected and what was found
 */
export function planFace({ recipe = {}, scheme, augment = false, where = 'recipe' }: PlanFaceRequest): FacePlan {
  const resolved = resolveFaceRecipe(recipe, where);
  const { slices: T, framesPerSlice, align, select } = resolved;
  const describer: Describer =
    resolved.sites.kind === 'landmarks' ? planLandmarks(resolved, scheme, where) : planPixels(resolved, where);
  const { sites, features } = describer;

  const describePrepared = (sequence: FaceSequence, counts: DescribedFace['counts'], place: string): DescribedFace => {
    const resampled = resampleSequence(sequence, T * framesPerSlice);
    const [first] = sequence.frames;
    return {
      data: describer.describe(resampled, place),
      counts,
      ...(first !== undefined && { picture: smallPicture(first) }),
    };
  };
  return {
    recipe: resolved,
    sites,
    features,
    shape: { T, N: sites.names.length, D: features.length },
    describe(given, { where: place, key }) {
      checkSequence(given, place);
      const selected = select === 'all' ? given : selectOnsetToApex(given, { ...select, where: place }).sequence;
      const { sequence, outside } =
        align === false ? { sequence: selected, outside: 0 } : alignSequence(selected, align, place);
      const counts = { 'recordings whose aligned face reaches out of the picture': outside > outsideLimit ? 1 : 0 };
      const draws = augment === false ? [] : planAugmentation(augment, key);
      return {
        original: describePrepared(sequence, counts, place),
        copies: draws.map((draw) => describePrepared(augmentSequence(sequence, draw), counts, place)),
      };
    },
  };
}

function smallPicture(image: GrayImage): GrayImage {
  if (image.width <= pictureWidth) return image;
  const height = Math.max(1, Math.round((image.height * pictureWidth) / image.width));
  return resizeImage(image, { width: pictureWidth, height });
}
