import { checkChoice } from '../../option/checkChoice.js';
import { checkOptionNames } from '../../option/checkOptionNames.js';
import { checkSwitch } from '../../option/checkSwitch.js';
import type { BlockFeature } from '../BlockFeature.js';
import { countCodes } from './countCodes.js';
import { createLbpCoder } from './createLbpCoder.js';
import { histogramMapping } from './histogramMapping.js';
import { type LbpMethod, lbpMethods, type LbpOptions, resolveLbpOptions } from './LbpOptions.js';
import { shareCounts } from './shareCounts.js';

export interface LbpFeatureOptions extends LbpOptions {
  /** Default `'nri_uniform'`: P (P - 1) + 3 bins, 59 for 8 points. `'uniform'` has P + 2, `'ror'` 36 and `'default'` 256 for 8. */
  readonly method?: LbpMethod;
  /** Each histogram divided by its sum; else counts of pixels. Default true. */
  readonly normalise?: boolean;
}

/**
 * Histograms of local binary patterns per block (Ahonen, Hadid and Pietikäinen 2006). Neighbours are looked up in the whole
 * frame, past the block's border; pixels whose neighbours would lie outside the frame are not counted. The frames of a span
 * share one histogram. Patterns are as in `localBinaryPattern`.
 *
 * @param where opens messages about options
 * @throws StrnnError 'option' naming the option
 */
export function lbpFeature(options: LbpFeatureOptions = {}, where = 'lbpFeature'): BlockFeature {
  checkOptionNames(options, where, ['points', 'radius', 'sampling', 'arithmetic', 'method', 'normalise']);
  const { method = 'nri_uniform', normalise = true } = options;
  const resolved = resolveLbpOptions(options, where);
  checkChoice(method, `${where}.method`, 'method', lbpMethods);
  checkSwitch(normalise, `${where}.normalise`);
  const mapping = histogramMapping(resolved.points, method, `${where}.points`);
  const reach = Math.ceil(resolved.radius);
  const margin = { x: reach, y: reach };
  const bins = mapping.codes;

  return {
    name: 'lbp',
    features: mapping.names.map((name) => `lbp ${name}`),
    smallestBlock: 2 * reach + 1,
    describe(frames, blocks, spans) {
      const codesOf = createLbpCoder(frames, resolved, mapping);
      const counts = new Uint32Array(spans.length * blocks.length * bins); // (T, N, D)
      const pixels = new Uint32Array(spans.length * blocks.length); // (T, N)
      frames.forEach((frame, f) => {
        if (!spans.some(({ from, to }) => from <= f && f < to)) return;
        const codes = codesOf(frame);
        spans.forEach(({ from, to }, t) => {
          if (f < from || f >= to) return;
          blocks.forEach((block, n) => {
            const place = t * blocks.length + n;
            pixels[place] += countCodes(codes, frame, margin, block, counts, place * bins);
          });
        });
      });
      return normalise ? shareCounts(counts, pixels) : Float32Array.from(counts);
    },
  };
}
