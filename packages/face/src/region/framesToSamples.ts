import { StrnnError, unknownName } from '@strnn/core/error';
import { checkSamples, type Samples } from '@strnn/core/samples';
import type { BlockGrid } from './BlockGrid.js';
import { blockMeans } from './blockMeans.js';
import { blockSites } from './blockSites.js';
import { checkBlockGrid } from './checkBlockGrid.js';
import { checkOverlap } from './checkOverlap.js';
import type { FaceClip } from './FaceClip.js';

export interface FramesToSamplesOptions extends BlockGrid {
  /** What neighbouring blocks share, as a fraction of a block's side: 0 <= overlap < 1. Default 0. */
  readonly overlap?: number;
  /** Class names in the order of `y`. Default: the labels that occur, sorted by code unit. */
  readonly classes?: readonly string[];
  /** What one frame is in time, for people, e.g. `'40 ms'`. Default `'frame'`. */
  readonly slice?: string;
  /** The data set's name, for errors. Default `'framesToSamples'`. */
  readonly where?: string;
}

/**
 * Clips of gray frames to samples: S clips x T frames x N blocks x 1 feature, the block's mean gray value (0 to 1). A clip is
 * one sample (window 0 of its trial), in the order given. Clips may differ in image size, not in the number of frames.
 *
 * @throws StrnnError naming the clip: 'shape' where its number of frames differs from the first clip's or its frames are
 * not alike; 'data' for no clip, an empty or repeated id, a label that is not in `classes`, pixels that are not finite;
 * 'option' for rows, columns, overlap or classes
 */
export function framesToSamples(clips: readonly FaceClip[], options: FramesToSamplesOptions): Samples {
  const { rows, columns, overlap = 0, slice = 'frame', where = 'framesToSamples' } = options;
  checkBlockGrid({ rows, columns }, where);
  checkOverlap(overlap, where);
  if (clips.length === 0) throw new StrnnError('data', `${where}: expected at least one clip, found none.`);
  const classes = options.classes ?? [...new Set(clips.map(({ label }) => label))].sort();
  checkClasses(classes, where);
  checkClips(clips, classes, where);

  const [S, T, N] = [clips.length, clips[0].frames.length, rows * columns];
  const x = new Float32Array(S * T * N); // (S, T, N, 1)
  clips.forEach((clip, s) => {
    const { frames } = clip;
    x.set(blockMeans({ frames, rows, columns, overlap, where: `${where}: ${clipName(clip, s)}` }), s * T * N);
  });
  const samples: Samples = {
    x,
    shape: { S, T, N, D: 1 },
    y: Int32Array.from(clips, ({ label }) => classes.indexOf(label)),
    classes: [...classes],
    ids: {
      subject: clips.map(({ subject }) => subject),
      session: clips.map(({ session = '1' }) => session),
      trial: clips.map(({ trial }) => trial),
      window: new Int32Array(S),
    },
    sites: blockSites({ rows, columns, overlap, image: clips[0].frames[0] }),
    features: ['mean gray (0 to 1)'],
    slice,
  };
  checkSamples(samples, where);
  return samples;
}

function checkClasses(classes: readonly string[], where: string): void {
  const repeated = classes.find((name, k) => classes.indexOf(name) !== k);
  if (repeated !== undefined) {
    throw new StrnnError('option', `${where}: expected unique names in classes, found '${repeated}' twice.`);
  }
}

function checkClips(clips: readonly FaceClip[], classes: readonly string[], where: string): void {
  const first = new Map<string, number>();
  for (const [s, clip] of clips.entries()) {
    const here = `${where}: ${clipName(clip, s)}`;
    const { subject, session = '1', trial, label } = clip;
    for (const [id, value] of Object.entries({ subject, session, trial, label })) {
      if (typeof value !== 'string' || value.trim() === '') {
        throw new StrnnError('data', `${here}: expected ${id} to be a non-empty name, found ${JSON.stringify(value)}.`);
      }
    }
    if (!classes.includes(label)) throw unknownName(here, 'label', label, classes, 'data');
    const key = JSON.stringify([subject, session, trial]);
    const other = first.get(key);
    if (other !== undefined) {
      throw new StrnnError(
        'data',
        `${here}: expected subject, session and trial of its own, found those of clip ${other}.`,
      );
    }
    first.set(key, s);
    const expected = clips[0].frames.length;
    if (clip.frames.length !== expected) {
      const rule = `expected ${expected} frames as in ${clipName(clips[0], 0)}`;
      throw new StrnnError('shape', `${here}: ${rule}, found ${clip.frames.length}.`);
    }
  }
}

function clipName({ subject, session = '1', trial }: FaceClip, s: number): string {
  return `clip ${s} (subject ${subject}, session ${session}, trial ${trial})`;
}
