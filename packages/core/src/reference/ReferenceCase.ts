/** An array as the reference scripts write it: row-major. */
export interface ReferenceArray {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

/** One file of `strnn_reference.py`: a small STRNN in float64, every value and gradient. */
export interface ReferenceCase {
  readonly config: Readonly<{
    B: number;
    T: number;
    N: number;
    D: number;
    H: number;
    K: number;
    M: number;
    Ht: number;
    Kt: number;
    C: number;
    activation: 'relu' | 'tanh';
  }>;
  readonly sites: readonly (readonly [number, number])[];
  readonly x: ReferenceArray;
  readonly labels: readonly number[];
  readonly predecessors: Readonly<Record<string, readonly (readonly number[])[]>>;
  readonly parameters: Readonly<Record<string, ReferenceArray>>;
  readonly intermediate: Readonly<Record<string, ReferenceArray>>;
  readonly cross_entropy: number;
  readonly penalty: Readonly<Record<string, Readonly<{ G: number; F: number }>>>;
  readonly gradients_of_cross_entropy: Readonly<Record<string, ReferenceArray>>;
}
