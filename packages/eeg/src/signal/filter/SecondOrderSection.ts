/**
 * One biquad of a digital filter, (b0 + b1 z^-1 + b2 z^-2) / (a0 + a1 z^-1 + a2 z^-2) with a0 = 1:
 * a row of SciPy's `sos` arrays.
 */
export type SecondOrderSection = readonly [b0: number, b1: number, b2: number, a0: 1, a1: number, a2: number];
