import { rowNorm, type ParameterLayout, type Projector, type StrnnModel } from '@strnn/core';
import type { FoldResult } from '../CellResult.js';

/** Zeros of the sparse projections as the model uses them, and what weight each site keeps in each direction. */
export function describeSparsity(
  model: StrnnModel,
  layout: ParameterLayout,
  projector: Projector,
  vector: Float32Array,
): NonNullable<FoldResult['sparsity']> {
  const zeros = { sites: 0, slices: 0 };
  const sizes = { sites: 0, slices: 0 };
  const siteWeight: Record<string, number[]> = {};
  for (const { parameter, over } of model.projections) {
    const { offset, size, shape } = layout.entries.find(({ name }) => name === parameter)!;
    const [rows, columns] = shape as [number, number];
    const weights = projector.effective(vector.slice(offset, offset + size), rows, columns, {
      keep: model.options.keep,
    });
    sizes[over] += size;
    for (const weight of weights) if (weight === 0) zeros[over]++;
    if (over === 'sites') {
      const norms = Array.from({ length: rows }, (_, row) => Number(rowNorm(weights, row, columns).toPrecision(7)));
      siteWeight[parameter.slice('G/'.length)] = norms;
    }
  }
  return {
    // Without any direction there is no G.
    zeroFractionG: sizes.sites === 0 ? 0 : zeros.sites / sizes.sites,
    zeroFractionF: zeros.slices / sizes.slices,
    siteWeight,
  };
}
