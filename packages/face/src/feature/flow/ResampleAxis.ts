/** How one axis of a picture is resampled: value i of the target is a weighted sum of `taps` values of the source. */
export interface ResampleAxis {
  readonly taps: number;
  /** target x taps positions in the source, all inside it. */
  readonly sources: Int32Array;
  /** target x taps. */
  readonly weights: Float64Array;
}

/**
 * Blurs by a Gaussian, then resizes by linear interpolation, in one step. Pixel centres lie at whole numbers + 1/2; the blur
 * mirrors the picture at its border (without repeating the last pixel), the interpolation repeats the last pixel.
 * @param kernel odd number of weights with sum 1; `[1]` only resizes
 */
export function linearAxis(source: number, target: number, kernel: readonly number[] = [1]): ResampleAxis {
  const radius = (kernel.length - 1) / 2;
  const taps = source === target ? kernel.length : kernel.length + 1;
  const axis = emptyAxis(target, taps);
  for (let i = 0; i < target; i++) {
    const position = Math.min(source - 1, Math.max(0, ((i + 0.5) * source) / target - 0.5));
    const first = Math.floor(position);
    const share = position - first;
    for (let k = 0; k < taps; k++) {
      axis.sources[i * taps + k] = mirrored(first + k - radius, source);
      axis.weights[i * taps + k] = (1 - share) * (kernel[k] ?? 0) + share * (kernel[k - 1] ?? 0);
    }
  }
  return axis;
}

/** Shrinks by averaging: each target value is the mean of the source over the interval that it covers. target <= source. */
export function areaAxis(source: number, target: number): ResampleAxis {
  const scale = source / target;
  const taps = Math.ceil(scale) + 1;
  const axis = emptyAxis(target, taps);
  for (let i = 0; i < target; i++) {
    const first = Math.floor(i * scale);
    for (let k = 0; k < taps; k++) {
      const covered = Math.min(first + k + 1, (i + 1) * scale) - Math.max(first + k, i * scale);
      axis.sources[i * taps + k] = Math.min(source - 1, first + k);
      axis.weights[i * taps + k] = Math.max(0, covered) / scale;
    }
  }
  return axis;
}

function emptyAxis(target: number, taps: number): ResampleAxis {
  return { taps, sources: new Int32Array(target * taps), weights: new Float64Array(target * taps) };
}

function mirrored(position: number, length: number): number {
  if (length === 1) return 0;
  const period = 2 * (length - 1);
  const folded = ((position % period) + period) % period;
  return folded < length ? folded : period - folded;
}
