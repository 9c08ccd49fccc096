/** Scales a gradient down to a largest Euclidean norm, in place; returns the norm it had. 0 = no clipping. */
export function clipNorm(gradient: Float32Array, largest: number): number {
  let sum = 0;
  for (const g of gradient) sum += g * g;
  const norm = Math.sqrt(sum);
  if (largest > 0 && norm > largest) {
    const factor = largest / norm;
    for (let i = 0; i < gradient.length; i++) gradient[i] *= factor;
  }
  return norm;
}
