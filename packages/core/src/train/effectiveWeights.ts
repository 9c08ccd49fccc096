import type { StrnnModel } from '../model/StrnnModel.js';
import type { ParameterLayout } from './parameterLayout.js';

/** Puts what a projector makes of its weights in their place, in a flat vector. */
export type WeightOverwrite = (vector: Float32Array) => void;

/** For a projector that selects (`straightThrough`): the kernels then see what is left. Undefined = the weights as they are. */
export function effectiveWeights(
  { projector, options, projections }: StrnnModel,
  layout: ParameterLayout,
): WeightOverwrite | undefined {
  if (projector.apply === undefined) return undefined;
  const { keep } = options;
  const parts = projections.map(({ parameter }) => layout.entries.find(({ name }) => name === parameter)!);
  return (vector) => {
    for (const { offset, size, shape } of parts) {
      const [rows, columns] = shape as [number, number];
      vector.set(projector.effective(vector.slice(offset, offset + size), rows, columns, { keep }), offset);
    }
  };
}
