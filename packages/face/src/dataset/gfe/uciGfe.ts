import { findBundledFolder, fingerprintUnits } from '@strnn/core/dataset';
import { changeOptions, type DataSource } from '@strnn/core/samples';
import { gfeAttribution } from './gfeAttribution.js';
import { gfeBundle } from './gfeBundle.js';
import type { GfeExpression, GfeSigner } from './gfeNames.js';
import { listGfeVideos } from './listGfeVideos.js';
import { chooseGfeVideos, loadGfe } from './loadGfe.js';
import { type GfeFeatureKind, resolveGfeOptions } from './resolveGfeOptions.js';

/** Options of `uciGfe`; plain numbers in the units named. */
export interface UciGfeOptions {
  /** The subjects. Default both. */
  readonly signers?: readonly GfeSigner[];
  /** `'shared'` (default): the 7 expressions that the copy has of both signers; `'all'`: all 9, 8 per signer; or a list. */
  readonly classes?: 'shared' | 'all' | readonly GfeExpression[];
  /** T, moments at equal distances in time from the first to the last frame of a clip, 2 to 256. Default 16. */
  readonly steps?: number;
  /**
   * What is taken from every coordinate: `'video'` (default) its mean over the - frames of the video, the face at rest;
   * `'clip'` its mean over the clip, so that only movement is left; `'none'`.
   */
  readonly center?: 'video' | 'clip' | 'none';
  /** `'picture'` (default) or `'face'`: the mean of the 100 points of a frame, which takes shifts of the head away. */
  readonly origin?: 'picture' | 'face';
  /** Whether z is a feature. Default true. */
  readonly depth?: boolean;
  /**
   * Depths that the sensor lost (z = 0): `'repair'` (default), interpolated over the frames of the clip and two around it;
   * `'mask'`, the same and a feature says how much was measured (0 to 1); `'keep'`, left as 0.
   */
  readonly dropouts?: 'repair' | 'mask' | 'keep';
  /**
   * Per coordinate: `'position'` as centred, `'displacement'` from the clip's first moment, `'velocity'` per second (central
   * differences). Default `['position']`.
   */
  readonly features?: readonly GfeFeatureKind[];
  /** The sites: landmarks on a `'grid'` (default), or the same with links along the face, a `'graph'`. */
  readonly layout?: 'grid' | 'graph';
  /** Runs of fewer + frames are left out and counted. Default 4. */
  readonly shortestRun?: number;
  /** A run is cut where two frames are further apart, in seconds, and that is counted; null: never. Default 1. */
  readonly largestGap?: number | null;
  /** A folder with the files of the UCI, or of the bundled form. Default: the bundled copy, see `findBundledFolder`. */
  readonly path?: string;
}

/** Raised whenever the same files and options give other samples than before. */
const loaderVersion = 1;

/**
 * The UCI Grammatical Facial Expressions as samples: every run of + frames is a clip (one trial), brought to T moments x 100
 * landmarks x D coordinates. Subject = signer, session = expression (a video), trial = `'affirmative 1'`. Cite
 * `gfeAttribution`. Options are checked at once; files when they are used.
 *
 * @throws StrnnError `option` for an unknown name or a value that cannot be; `load` and `fingerprint` reject with `data`.
 */
export function uciGfe(options: UciGfeOptions = {}): DataSource {
  const resolved = resolveGfeOptions(options);
  const { path } = options;
  return {
    name: 'uci-gfe',
    attribution: gfeAttribution,
    options: resolved,
    async fingerprint() {
      const videos = chooseGfeVideos(await listGfeVideos(findBundledFolder(gfeBundle, path)), resolved);
      const units = videos.map(({ signer, expression, files, restFrames = 0 }) => {
        return { name: `${signer}_${expression}`, request: `${restFrames} - frames`, files };
      });
      return fingerprintUnits({ name: 'uci-gfe', version: loaderVersion, options: resolved }, units);
    },
    with: (changes) => uciGfe(changeOptions(options, changes)),
    async load() {
      return loadGfe(await listGfeVideos(findBundledFolder(gfeBundle, path)), resolved);
    },
  };
}
