import { StrnnError } from '@strnn/core/error';
import { type LbpMapping, lbpMapping } from './lbpMapping.js';
import type { LbpMethod } from './LbpOptions.js';

/** From patterns to the bins of a histogram. */
export interface HistogramMapping extends LbpMapping {
  /** One name per bin: `'u2 bin 12'`, `'riu2 bin 3'`, `'ri pattern 17'`, `'pattern 17'`. */
  readonly names: readonly string[];
}

/** Above this many points, patterns that are hardly merged would need more than 4096 bins. */
const mostUnmergedPoints = 12;

/**
 * As `lbpMapping`, with a bin for each code that can occur: of `'ror'` only those that are the smallest of their rotations.
 * @param where names the number of points in an error: `'lbpFeature.points'`
 * @throws StrnnError 'option' for more than 12 points where the method is `'default'` or `'ror'`
 */
export function histogramMapping(points: number, method: LbpMethod, where: string): HistogramMapping {
  if ((method === 'default' || method === 'ror') && points > mostUnmergedPoints) {
    const rule = `expected at most ${mostUnmergedPoints} where method is '${method}'`;
    const allowed = "Allowed beyond: method 'uniform' or 'nri_uniform'";
    throw new StrnnError('option', `${where}: ${rule}, found ${points}. ${allowed}.`);
  }
  const mapping = lbpMapping(points, method);
  const numbered = (label: string) => Array.from({ length: mapping.codes }, (_, code) => `${label} ${code}`);
  switch (method) {
    case 'default':
      return { ...mapping, names: numbered('pattern') };
    case 'uniform':
      return { ...mapping, names: numbered('riu2 bin') };
    case 'nri_uniform':
      return { ...mapping, names: numbered('u2 bin') };
    case 'ror': {
      const occurring = Array.from({ length: 2 ** points }, (_, pattern) => pattern).filter(
        (pattern) => mapping.codeOf(pattern) === pattern,
      );
      const bins = new Map(occurring.map((pattern, bin) => [pattern, bin]));
      return {
        codes: occurring.length,
        codeOf: (pattern) => bins.get(mapping.codeOf(pattern))!,
        names: occurring.map((pattern) => `ri pattern ${pattern}`),
      };
    }
  }
}
