import type { BlockFeature } from '../BlockFeature.js';
import { createFarneback, type ExpandedFrame, type Farneback } from './createFarneback.js';
import type { Flow } from './Flow.js';
import {
  type FlowFeatureOptions,
  resolveFlowFeatureOptions,
  type ResolvedFlowFeatureOptions,
} from './resolveFlowFeatureOptions.js';
import { type FlowSums, sumBlockFlow } from './sumBlockFlow.js';

export type { FlowFeatureOptions };

/**
 * Dense optical flow (Farneback) of image blocks: per block and span the mean over the pixels and frames of
 * - `'mean'`: u and v, positive to the right and downwards;
 * - `'magnitude'`: the length of (u, v);
 * - `'hoof'`: a histogram of oriented optical flow, each pixel counted with its magnitude in the bin of its direction and the
 *   whole divided by its sum (all 0 where nothing moves). Bin b of B is centred at 360 b / B degrees, 0 to the right, 90
 *   downwards, so that motion along an axis falls inside a bin. With `mirrored`, u counts as |u| and the bins divide -90 (up)
 *   to 90 degrees (down), the paper's variant. Small motion all over a block weighs as much as large motion: take
 *   `'magnitude'` along.
 *
 * The flow is that of the whole frame, so blocks see motion across their borders. It is measured from the frame before or,
 * `from: 'first'`, from the first frame of the sequence: for sequences from neutral to peak, the displacement so far. The
 * first frame has flow 0 and counts in the mean of its span.
 *
 * Sources: G. Farneback (2003), see `createFarneback`; R. Chaudhry, A. Ravichandran, G. Hager, R. Vidal (2009) Histograms of
 * oriented optical flow and Binet-Cauchy kernels on nonlinear dynamical systems. CVPR 2009 (as known from memory).
 * @param where opens messages about options
 * @throws StrnnError 'option' naming the option, what was expected and what was found
 */
export function flowFeature(options: FlowFeatureOptions = {}, where = 'flowFeature'): BlockFeature {
  const settings = resolveFlowFeatureOptions(options, where);
  const { statistics, bins, from, mirrored } = settings;
  const features = featureNames(settings);
  let working: WorkingMemory | undefined;

  return {
    name: 'flow',
    features,
    smallestBlock: 1,
    describe(frames, blocks, spans) {
      const [{ width, height }] = frames;
      if (working?.plan.width !== width || working.plan.height !== height) {
        working = createWorkingMemory(createFarneback(width, height, settings.farneback));
      }
      working.forget();
      const [T, N, D] = [spans.length, blocks.length, features.length];
      // Sums over the pixels and frames of u, v, magnitude, and magnitude by direction.
      const sums: FlowSums = { length: 3 + bins, values: new Float64Array(N * (3 + bins)) };
      const total = new Float64Array(T * N * sums.length);
      for (let frame = 1; frame < frames.length; frame++) {
        const inside = spans.flatMap((span, t) => (span.from <= frame && frame < span.to ? [t] : []));
        if (inside.length === 0) continue;
        const flow = working.flowBetween(frames, from === 'first' ? 0 : frame - 1, frame);
        sumBlockFlow(flow, blocks, { bins: statistics.includes('hoof') ? bins : 0, mirrored }, sums);
        for (const t of inside) {
          const offset = t * sums.values.length;
          for (let i = 0; i < sums.values.length; i++) total[offset + i] += sums.values[i];
        }
      }
      const result = new Float32Array(T * N * D); // (T, N, D)
      let out = 0;
      for (let t = 0, at = 0; t < T; t++) {
        for (let n = 0; n < N; n++, at += sums.length) {
          const share = 1 / (blocks[n].width * blocks[n].height * (spans[t].to - spans[t].from));
          const moved = total[at + 2];
          for (const statistic of statistics) {
            if (statistic === 'mean') {
              result[out++] = total[at] * share;
              result[out++] = total[at + 1] * share;
            } else if (statistic === 'magnitude') {
              result[out++] = moved * share;
            } else {
              for (let b = 0; b < bins; b++) result[out++] = moved > 0 ? total[at + 3 + b] / moved : 0;
            }
          }
        }
      }
      return result;
    },
  };
}

function featureNames({ statistics, bins, from, mirrored }: ResolvedFlowFeatureOptions): string[] {
  const [kind, unit] = from === 'first' ? ['displacement', 'px'] : ['flow', 'px/frame'];
  return statistics.flatMap((statistic) => {
    if (statistic === 'mean') return [`mean ${kind} x (${unit})`, `mean ${kind} y (${unit})`];
    if (statistic === 'magnitude') return [`mean ${kind} magnitude (${unit})`];
    return Array.from({ length: bins }, (_, b) => {
      if (!mirrored) return `${kind} towards ${degrees((360 * b) / bins)} deg (share)`;
      const [low, high] = [b, b + 1].map((edge) => degrees(-90 + (180 * edge) / bins));
      return `${kind} towards ${low} to ${high} deg, either side (share)`;
    });
  });
}

function degrees(angle: number): string {
  return String(Number(angle.toFixed(2)));
}

type Frames = Parameters<BlockFeature['describe']>[0];
interface WorkingMemory {
  readonly plan: Farneback;
  /** The result is valid until the next call. */
  flowBetween(frames: Frames, origin: number, frame: number): Flow;
  /** Before other frames come, which have the same numbers. */
  forget(): void;
}

/** Keeps the expansions of two frames, so that each frame of a sequence is expanded once. */
function createWorkingMemory(plan: Farneback): WorkingMemory {
  let kept: { index: number; expanded?: ExpandedFrame }[] = [{ index: -1 }, { index: -1 }];
  let flow: Flow | undefined;
  const expandInto = (slot: (typeof kept)[number], frames: Frames, index: number): ExpandedFrame => {
    if (slot.index !== index || slot.expanded === undefined) {
      slot.expanded = plan.expand(frames[index], slot.expanded);
      slot.index = index;
    }
    return slot.expanded;
  };
  return {
    plan,
    flowBetween(frames, origin, frame) {
      if (kept[1].index === origin) kept = [kept[1], kept[0]];
      const before = expandInto(kept[0], frames, origin);
      flow = plan.flow(before, expandInto(kept[1], frames, frame), undefined, flow);
      return flow;
    },
    forget() {
      for (const slot of kept) slot.index = -1;
    },
  };
}
