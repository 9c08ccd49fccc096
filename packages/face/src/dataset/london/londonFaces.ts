import { join } from 'node:path';
import { findBundledFolder } from '@strnn/core/dataset';
import { changeOptions, type DataSource } from '@strnn/core/samples';
import type { AugmentationOptions } from '../../augment/Augmentation.js';
import type { FaceFeature } from '../../recipe/FaceRecipe.js';
import { faceSource } from '../faceSource.js';
import { londonAttribution } from './londonAttribution.js';
import { londonBundle, londonClasses } from './londonBundle.js';
import { readLondonCrop } from './readLondonCrop.js';
import { readLondonTable } from './readLondonTable.js';
import { resolveLondonOptions } from './resolveLondonOptions.js';

/** Options of `londonFaces`. */
export interface LondonFacesOptions {
  /** Blocks from top to bottom, an integer >= 1. Default 7. */
  readonly rows?: number;
  /** Blocks from left to right, an integer >= 1. Default 7. */
  readonly columns?: number;
  /** What neighbouring blocks share, as a fraction of a block's side: 0 <= overlap < 1. Default 0.5. */
  readonly overlap?: number;
  /** What describes a block, with the options of `hogFeature`, `lbpFeature` or `rawFeature`. Default `{ kind: 'hog' }`. */
  readonly feature?: Extract<FaceFeature, { kind: 'hog' | 'lbp' | 'raw' }>;
  /** Whether every picture's histogram is equalised first. Default false. */
  readonly equalize?: boolean;
  /** Varied copies of every picture, for training only; see `Augmentation`. Default none. */
  readonly augment?: AugmentationOptions | false;
  /** The folder with labels.csv and crops. Default: the bundled copy, see `findBundledFolder`. */
  readonly path?: string;
}

const notes = [
  'Still pictures, one slice in time: a sequence from the neutral to the smiling picture would give the label away, so this ' +
    'tests the spatial part alone.',
  'A small cue of framing and light comes with the label: with logistic regression over unseen people the mean brightness ' +
    'alone scores about 0.55 and a corner of the background about 0.6 (chance 0.5).',
];

/**
 * The Face Research Lab London Set as samples: 102 people, a neutral and a smiling picture each, 1 slice x N blocks x D features.
 * Subject = face number, session `'1'`, trial = label. Pictures are 96 x 102 gray pixels, all cut by one box, not aligned.
 * Cite `londonAttribution`. Split by subject. Options are checked at once; files when they are used.
 *
 * @throws StrnnError `option` for an unknown name or a value that cannot be; `load` and `fingerprint` reject with `data`.
 */
export function londonFaces(options: LondonFacesOptions = {}): DataSource {
  const { plan, options: resolved } = resolveLondonOptions(options);
  const { path } = options;
  return faceSource({
    name: 'london-faces',
    with: (changes) => londonFaces(changeOptions(options, changes)),
    attribution: londonAttribution,
    version: 1,
    options: resolved,
    classes: londonClasses,
    plan,
    slice: 'the picture',
    cache: false, // Describing a picture takes less time than looking it up.
    async units() {
      const folder = findBundledFolder(londonBundle, path);
      const units = (await readLondonTable(folder)).map(({ file, person, label }) => {
        const crop = join(folder, 'crops', file);
        return {
          name: `crops/${file}`,
          files: [crop],
          async load() {
            const sequence = { frames: [await readLondonCrop(crop)] };
            const ids = { subject: person, session: '1', trial: label };
            return { recordings: [{ ...ids, label: londonClasses.indexOf(label), sequence }] };
          },
        };
      });
      return { units, notes };
    },
  });
}
