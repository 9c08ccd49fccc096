/** A planned discrete Fourier transform of one length: X[k] = sum over n of x[n] exp(-2 pi i k n / length), unscaled. */
export interface ComplexFft {
  readonly length: number;
  /** Transforms `real` and `imaginary` in place (their first `length` values). Allocates nothing. */
  transform(real: Float64Array, imaginary: Float64Array): void;
}
