/**
 * A linear-phase low-pass by the window method, as `scipy.signal.firwin(taps, cutoff, window=('kaiser', beta))`: a sinc
 * times a Kaiser window, scaled to pass a constant unchanged.
 *
 * @param taps odd number of coefficients
 * @param cutoff of half the sampling rate, above 0 and at most 1
 * @param beta shape of the window; 5 attenuates by about 54 dB
 */
export function kaiserLowPass(taps: number, cutoff: number, beta: number): Float64Array {
  const middle = (taps - 1) / 2;
  const coefficients = new Float64Array(taps);
  let sum = 0;
  for (let n = 0; n < taps; n++) {
    const at = n - middle;
    const angle = Math.PI * cutoff * at;
    const sinc = at === 0 ? 1 : Math.sin(angle) / angle;
    const window = besselI0(beta * Math.sqrt(Math.max(0, 1 - (at / middle) ** 2))) / besselI0(beta);
    coefficients[n] = cutoff * sinc * window;
    sum += coefficients[n];
  }
  return coefficients.map((value) => value / sum);
}

/** Modified Bessel function of the first kind and order 0, by its power series; all terms are positive. */
function besselI0(x: number): number {
  const quarter = (x * x) / 4;
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= quarter / (k * k);
    sum += term;
  }
  return sum;
}
