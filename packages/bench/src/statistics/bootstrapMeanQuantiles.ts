/** Width of the window in standard errors: what of the distribution lies outside wraps round, less than 1e-9. */
const WINDOW = 24;
/** Frequencies (times standard error) up to the first count fully, those beyond the second not at all. */
const FLAT = 10;
const LAST = 40;
const NEGLIGIBLE = 1e-8;

/**
 * Quantiles of the bootstrap distribution of a mean, without drawing: what the means of n values drawn with replacement
 * tend to as they are drawn infinitely often, the ideal bootstrap of Efron and Tibshirani (1993, chapter 6). Its
 * characteristic function is that of one draw to the power n; its distribution function is the Fourier series of that.
 * No resampling noise and no seed. Where the values are few, the steps of the distribution are smoothed, by some
 * hundredths of a standard error.
 *
 * @param values finite, two or more, not all equal
 * @param tails chances, 1e-6 or more
 * @returns for each chance, the mean that a resample's is below with that chance
 */
export function bootstrapMeanQuantiles(values: readonly number[], tails: readonly number[]): number[] {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const error = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0)) / count;
  const series = fourierSeries(values.map((value) => (value - mean) / error / count));
  return tails.map((tail) => {
    let [low, high] = [-WINDOW / 2, WINDOW / 2];
    for (let step = 0; step < 32; step++) {
      const middle = (low + high) / 2;
      if (chanceBelow(series, middle) < tail) low = middle;
      else high = middle;
    }
    return mean + ((low + high) / 2) * error;
  });
}

interface Series {
  /** Characteristic function of the standardised mean at the frequencies 2πk / WINDOW, k from 1. */
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
  readonly length: number;
}

/** @param parts what each value adds to the standardised mean */
function fourierSeries(parts: readonly number[]): Series {
  const step = (2 * Math.PI) / WINDOW;
  const size = Math.floor(LAST / step);
  const [real, imaginary] = [new Float64Array(size), new Float64Array(size)];
  for (const part of parts) {
    const [turnReal, turnImaginary] = [Math.cos(part * step), Math.sin(part * step)];
    let [x, y] = [1, 0];
    for (let k = 0; k < size; k++) {
      const turned = x * turnReal - y * turnImaginary;
      y = x * turnImaginary + y * turnReal;
      x = turned;
      real[k] += x;
      imaginary[k] += y;
    }
  }
  let length = 0;
  for (let k = 0; k < size; k++) {
    const frequency = (k + 1) * step;
    const taper = frequency <= FLAT ? 1 : (1 + Math.cos((Math.PI * (frequency - FLAT)) / (LAST - FLAT))) / 2;
    const size2 = (real[k] ** 2 + imaginary[k] ** 2) / parts.length ** 2;
    const radius = taper * size2 ** (parts.length / 2);
    if (radius < NEGLIGIBLE) {
      real[k] = imaginary[k] = 0;
      continue;
    }
    const angle = parts.length * Math.atan2(imaginary[k], real[k]);
    real[k] = radius * Math.cos(angle);
    imaginary[k] = radius * Math.sin(angle);
    length = k + 1;
  }
  return { real, imaginary, length };
}

/** Integral of the series from the window's lower end to x. */
function chanceBelow({ real, imaginary, length }: Series, x: number): number {
  const step = (2 * Math.PI) / WINDOW;
  const [turnReal, turnImaginary] = [Math.cos(x * step), Math.sin(x * step)];
  let [cosine, sine, sum, sign] = [1, 0, 0, 1];
  for (let k = 0; k < length; k++) {
    const turned = cosine * turnReal - sine * turnImaginary;
    sine = cosine * turnImaginary + sine * turnReal;
    cosine = turned;
    sign = -sign;
    sum += (real[k] * sine - imaginary[k] * cosine + sign * imaginary[k]) / (k + 1);
  }
  return 0.5 + x / WINDOW + sum / Math.PI;
}
