import { roundHalfToEven } from '../roundHalfToEven.js';

/**
 * PREP's low-pass at 50 Hz (45 Hz passed, 50 Hz stopped), 101 taps by frequency sampling on 513 points and a Hamming
 * window; between pass and stop band a cubic without slope at its ends. As MATLAB's `fir2`-like design in pyprep 0.9.
 *
 * @param rate Hz, above 100
 */
export function prepLowPass(rate: number): Float64Array {
  const [order, points] = [100, 512];
  const pass = roundHalfToEven((points * 90) / rate);
  const stop = roundHalfToEven((points * 100) / rate);
  const amplitude = Float64Array.from({ length: points + 1 }, (_, k) => {
    if (k <= pass) return 1;
    if (k >= stop) return 0;
    const t = (k - pass) / (stop - pass);
    return 1 - t * t * (3 - 2 * t);
  });
  return Float64Array.from({ length: order + 1 }, (_, n) => {
    let sum = amplitude[0] + amplitude[points] * Math.cos(Math.PI * (n - order / 2));
    for (let k = 1; k < points; k++) sum += 2 * amplitude[k] * Math.cos((Math.PI * k * (n - order / 2)) / points);
    return (sum / (2 * points)) * (0.54 - 0.46 * Math.cos((2 * Math.PI * n) / order));
  });
}
