import type { GrayImage } from '../../image/Image.js';
import type { BlockFeature, FrameSpan, PixelBlock } from '../BlockFeature.js';
import { addOrientationVotes } from './addOrientationVotes.js';
import { integrateGradients } from './integrateGradients.js';
import { meanGradients } from './meanGradients.js';
import { polyhedronAxes } from './polyhedronAxes.js';
import { type Hog3dFeatureOptions, resolveHog3dOptions } from './resolveHog3dOptions.js';

export type { Hog3dFeatureOptions };

/** Gray per pixel (0 to 1); far below one gray level of 8 bits, far above rounding: a flat block is 0, not noise of norm 1. */
const smallestNorm = 1e-6;

/**
 * 3-D histograms of oriented gradients (HOG3D). A block during a span is cut into cells along x, y and t, a cell into S x S x S
 * sub-blocks. The mean gradient (x, y, t) of each sub-block votes with its length for directions that point to the faces of a
 * regular polyhedron; a cell's histogram is the sum over its sub-blocks. The histograms of all cells, one after the other
 * (t slowest, x fastest), are divided by their common norm n = sqrt(sum of squares), limited to `clip`, and divided by their
 * norm again (with 1e-6 added to n in squares). D = cells * directions, 2 * 2 * 1 * 10 by default; a block without gradients
 * is all 0.
 *
 * Gradients are central differences over the whole frames and the whole sequence, so pixels and frames just outside a block
 * and span take part; at the ends of picture and sequence the last pixel or frame is repeated. Borders of cells may fall
 * between pixels or frames, which then count with their share. Any number of frames will do; a single frame has no gradient
 * along t. The means are those of the paper's integral video, without one in memory.
 *
 * Source: A. Klaeser, M. Marszalek, C. Schmid (2008) A spatio-temporal descriptor based on 3D-gradients. BMVC 2008; as
 * reconstructed from memory. Not verified: how the paper's program rounds the borders of cells, how it turns the polyhedron
 * against the axes, its differences at the ends, and the limit 0.25.
 * @param where opens messages about options
 * @throws StrnnError 'option' naming the option, what was expected and what was found
 */
export function hog3dFeature(options: Hog3dFeatureOptions = {}, where = 'hog3dFeature'): BlockFeature {
  const { cells, subBlocks, polyhedron, opposite, clip } = resolveHog3dOptions(options, where);
  const [cellsX, cellsY] = cells;
  const merged = opposite === 'merged';
  const axes = polyhedronAxes(polyhedron, merged);
  const [columns, rows, slices] = cells.map((count) => count * subBlocks);
  const features = featureNames(cells, axes.vectors, merged);
  const D = features.length;
  const votes = new Float64Array(axes.count);
  const histograms = new Float64Array(D); // (cellsT, cellsY, cellsX, directions), of one block

  return {
    name: 'hog3d',
    features,
    smallestBlock: Math.max(cellsX, cellsY),
    describe(frames, blocks, spans) {
      const meansOf = createMeansOfFrames(frames, blocks, columns, rows);
      const perBlock = rows * columns * 3;
      const perSlice = blocks.length * perBlock;
      const volume = new Float64Array(slices * perSlice); // (slices, N, rows, columns, 3), of one span
      const needed = firstNeededLater(spans, frames.length);
      const result = new Float32Array(spans.length * blocks.length * D); // (T, N, D)
      for (const [t, span] of spans.entries()) {
        for (let s = 0; s < slices; s++) {
          averageFrames(meansOf, span, s, slices, volume.subarray(s * perSlice, (s + 1) * perSlice));
        }
        for (let n = 0; n < blocks.length; n++) {
          histograms.fill(0);
          for (let s = 0; s < slices; s++) {
            let at = s * perSlice + n * perBlock;
            const cellT = Math.floor(s / subBlocks);
            for (let r = 0; r < rows; r++) {
              const firstCell = (cellT * cellsY + Math.floor(r / subBlocks)) * cellsX;
              for (let c = 0; c < columns; c++, at += 3) {
                const offset = (firstCell + Math.floor(c / subBlocks)) * axes.count;
                const [x, y, later] = [volume[at], volume[at + 1], volume[at + 2]];
                addOrientationVotes(x, y, later, axes, merged, votes, histograms, offset);
              }
            }
          }
          normalise(histograms, clip, result, (t * blocks.length + n) * D);
        }
        meansOf.forgetBefore(needed[t]);
      }
      return result;
    },
  };
}

interface MeansOfFrames {
  /** N x rows x columns x 3 of one frame, computed when first asked for. */
  of(frame: number): Float64Array;
  forgetBefore(frame: number): void;
}

function createMeansOfFrames(
  frames: readonly GrayImage[],
  blocks: readonly PixelBlock[],
  columns: number,
  rows: number,
): MeansOfFrames {
  const [{ width, height }] = frames;
  const integral = new Float64Array(3 * (width + 1) * (height + 1));
  const known = new Map<number, Float64Array>();
  return {
    of(frame) {
      let means = known.get(frame);
      if (means === undefined) {
        integrateGradients(frames, frame, integral);
        means = meanGradients(integral, width, blocks, columns, rows);
        known.set(frame, means);
      }
      return means;
    },
    forgetBefore(first) {
      for (const frame of known.keys()) if (frame < first) known.delete(frame);
    },
  };
}

/** For every span the first frame that a later one needs. */
function firstNeededLater(spans: readonly FrameSpan[], frames: number): Int32Array {
  const needed = new Int32Array(spans.length).fill(frames);
  for (let t = spans.length - 2; t >= 0; t--) needed[t] = Math.min(needed[t + 1], spans[t + 1].from);
  return needed;
}

/** The mean over part `index` of `count` equal parts of a span, frames counted by the share that lies inside. */
function averageFrames(
  meansOf: MeansOfFrames,
  { from, to }: FrameSpan,
  index: number,
  count: number,
  target: Float64Array,
): void {
  const length = (to - from) / count;
  const [start, end] = [from + index * length, from + (index + 1) * length];
  target.fill(0);
  for (let frame = Math.floor(start); frame < Math.min(end, to); frame++) {
    const weight = (Math.min(end, frame + 1) - Math.max(start, frame)) / length;
    const means = meansOf.of(frame);
    for (let i = 0; i < target.length; i++) target[i] += weight * means[i];
  }
}

function normalise(values: Float64Array, clip: number, target: Float32Array, offset: number): void {
  let square = 0;
  for (const value of values) square += value * value;
  const limit = clip * Math.sqrt(square + smallestNorm * smallestNorm);
  let limited = smallestNorm * smallestNorm;
  for (const value of values) limited += Math.min(limit, value) ** 2;
  const norm = Math.sqrt(limited);
  for (let i = 0; i < values.length; i++) target[offset + i] = Math.min(limit, values[i]) / norm;
}

function featureNames([cellsX, cellsY, cellsT]: readonly number[], vectors: Float64Array, merged: boolean): string[] {
  const names: string[] = [];
  for (let t = 0; t < cellsT; t++) {
    for (let y = 0; y < cellsY; y++) {
      for (let x = 0; x < cellsX; x++) {
        for (let i = 0; i < vectors.length; i += 3) {
          const [right, down, later] = [...vectors.subarray(i, i + 3)].map((value) => String(Number(value.toFixed(2))));
          const direction = `${merged ? '+-' : ''}(x ${right}, y ${down}, t ${later})`;
          names.push(`gradient ${direction} in cell x ${x}, y ${y}, t ${t}`);
        }
      }
    }
  }
  return names;
}
