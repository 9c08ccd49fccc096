import { checkChoice } from '../../option/checkChoice.js';
import { checkOptionNames } from '../../option/checkOptionNames.js';
import { checkSwitch } from '../../option/checkSwitch.js';
import type { BlockFeature, FrameSpan } from '../BlockFeature.js';
import { countCodes } from '../lbp/countCodes.js';
import { shareCounts } from '../lbp/shareCounts.js';
import { createLbpTopCoder, lbpTopMargin } from './createLbpTopCoder.js';
import { type LbpTopOptions, resolveLbpTopOptions } from './LbpTopOptions.js';
import { planeMappings } from './planeMappings.js';

export const lbpTopBorders = ['exclude', 'replicate'] as const;
/** What happens at the ends of a sequence. */
export type LbpTopBorder = (typeof lbpTopBorders)[number];

export interface LbpTopFeatureOptions extends LbpTopOptions {
  /**
   * `'exclude'`: frames nearer than R_T to the first or last frame of the sequence are no centres (Zhao and Pietikäinen); a span
   * of nothing but such frames takes them all, as with `'replicate'`. `'replicate'`: all frames are centres, and the sequence
   * goes on before its first and after its last frame with copies of it. Default `'exclude'`.
   */
  readonly border?: LbpTopBorder;
  /** Each of the three histograms divided by its sum; else counts of pixels. Default true. */
  readonly normalise?: boolean;
}

/**
 * Histograms of local binary patterns on three orthogonal planes per block (Zhao and Pietikäinen 2007): XY, then XT, then YT,
 * 59 bins each by default. The centres of a span are its frames; neighbours come from the whole sequence and the whole frame,
 * past the ends of the span and the block's border. Pixels whose neighbours would lie outside the frame are not counted, in any
 * plane. Planes and the order of neighbours are those of `lbpTop`.
 *
 * @param where opens messages about options
 * @throws StrnnError 'option' naming the option
 */
export function lbpTopFeature(options: LbpTopFeatureOptions = {}, where = 'lbpTopFeature'): BlockFeature {
  checkOptionNames(options, where, ['points', 'radius', 'method', 'arithmetic', 'border', 'normalise']);
  const { border = 'exclude', normalise = true } = options;
  const resolved = resolveLbpTopOptions(options, where);
  checkChoice(border, `${where}.border`, 'border', lbpTopBorders);
  checkSwitch(normalise, `${where}.normalise`);
  const mappings = planeMappings(resolved, options, where);
  const margin = lbpTopMargin(resolved);
  const features = mappings.flatMap(({ plane, mapping }) => mapping.names.map((name) => `lbp-top ${plane} ${name}`));

  return {
    name: 'lbp-top',
    features,
    smallestBlock: 2 * Math.max(margin.x, margin.y) + 1,
    describe(frames, blocks, spans) {
      const coder = createLbpTopCoder(frames, resolved, mappings);
      const centres = spans.map((span) => (border === 'exclude' ? inside(span, frames.length, margin.t) : span));
      const D = features.length;
      const counts = new Uint32Array(spans.length * blocks.length * D); // (T, N, D)
      const pixels = new Uint32Array(spans.length * blocks.length); // (T, N), of each plane
      frames.forEach((frame, f) => {
        if (!centres.some(({ from, to }) => from <= f && f < to)) return;
        const codes = coder.codesOf(f);
        centres.forEach(({ from, to }, t) => {
          if (f < from || f >= to) return;
          blocks.forEach((block, n) => {
            const place = t * blocks.length + n;
            let counted = 0;
            let offset = place * D;
            mappings.forEach(({ mapping }, plane) => {
              counted = countCodes(codes[plane], frame, margin, block, counts, offset);
              offset += mapping.codes;
            });
            pixels[place] += counted;
          });
        });
      });
      return normalise ? shareCounts(counts, pixels) : Float32Array.from(counts);
    },
  };
}

/** The frames of a span that have their neighbours inside the sequence, or all of them where none has. */
function inside(span: FrameSpan, frames: number, margin: number): FrameSpan {
  const from = Math.max(span.from, margin);
  const to = Math.min(span.to, frames - margin);
  return from < to ? { from, to } : span;
}
