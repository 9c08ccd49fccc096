import type { AlignFramesOptions } from '../align/alignFrames.js';
import type { AlignedBox } from '../align/alignmentOf.js';
import type { FlowFeatureOptions } from '../feature/flow/resolveFlowFeatureOptions.js';
import type { Hog3dFeatureOptions } from '../feature/hog3d/hog3dFeature.js';
import type { HogFeatureOptions } from '../feature/hog/hogFeature.js';
import type { LbpTopFeatureOptions } from '../feature/lbp-top/lbpTopFeature.js';
import type { LbpFeatureOptions } from '../feature/lbp/lbpFeature.js';
import type { RawFeatureOptions } from '../feature/raw/rawFeature.js';
import type { LandmarkFeaturesOptions } from '../region/landmarkFeatures.js';
import type { SelectOnsetToApexOptions } from '../sequence/selectOnsetToApex.js';

/** What the sites are. */
export type FaceSites =
  /** A grid of blocks over the frame: `rows` x `columns` (default 8 x 8), sharing `overlap` of a block's side (default 0). */
  | { readonly kind: 'blocks'; readonly rows?: number; readonly columns?: number; readonly overlap?: number }
  /** Brows, eyes, nose, cheeks, mouth, chin, ... of an aligned face. */
  | { readonly kind: 'regions' }
  /** The landmarks, or some of them, on a lattice made from the scheme's template, `'graph'` with the links of the face. */
  | { readonly kind: 'landmarks'; readonly layout?: 'grid' | 'graph'; readonly points?: readonly number[] };

/** What describes a site in a slice. `'landmarks'` is for landmark sites, everything else for blocks and regions. */
export type FaceFeature =
  | ({ readonly kind: 'raw' } & RawFeatureOptions)
  | ({ readonly kind: 'hog' } & HogFeatureOptions)
  | ({ readonly kind: 'lbp' } & LbpFeatureOptions)
  | ({ readonly kind: 'lbp-top' } & LbpTopFeatureOptions)
  | ({ readonly kind: 'flow' } & FlowFeatureOptions)
  | ({ readonly kind: 'hog3d' } & Hog3dFeatureOptions)
  | {
      readonly kind: 'landmarks';
      /** Default displacement. */
      readonly values?: LandmarkFeaturesOptions['features'];
      readonly relativeTo?: LandmarkFeaturesOptions['relativeTo'];
    };

/** How frames are aligned: into a box of 128 x 128 pixels unless said otherwise. */
export type AlignRecipe = Partial<AlignedBox> & Pick<AlignFramesOptions, 'transform' | 'antialias'>;

/** From the recording of a face to T x N x D numbers, as plain JSON. See `planFace`. */
export interface FaceRecipe {
  /** Default 8 x 8 blocks. */
  readonly sites?: FaceSites;
  /** One or several, one after the other along D. Default LBP-TOP for blocks and regions, displacement for landmarks. */
  readonly features?: FaceFeature | readonly FaceFeature[];
  /**
   * Alignment by the centres of eyes and mouth, which needs landmarks; false: frames as they are. Default: aligned; landmark
   * sites not, which measure from the eyes of their own (`relativeTo`).
   */
  readonly align?: AlignRecipe | false;
  /** Whether every frame's histogram is equalised, after the alignment. Default false. */
  readonly equalize?: boolean;
  /**
   * Which frames: `'all'` (default), or the part in which the expression grows (see `selectOnsetToApex`). The displacement of
   * landmarks counts from the first frame of the recording all the same; alignment and flow from the first one selected.
   */
  readonly select?: 'all' | Omit<SelectOnsetToApexOptions, 'where'>;
  /** T. Default 6. */
  readonly slices?: number;
  /**
   * Frames that a slice is made of: the recording is brought to slices x framesPerSlice frames by interpolation over time.
   * Velocity and flow are per frame of these, so they depend on their number and on how long the recording is.
   * Default 3, for landmarks 1.
   */
  readonly framesPerSlice?: number;
}
