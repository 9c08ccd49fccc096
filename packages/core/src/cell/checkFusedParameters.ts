import { StrnnError } from '../error/StrnnError.js';
import { builtinCells } from './builtinCells.js';
import type { Cell, CellSizes } from './Cell.js';

/**
 * Whether a cell that names a kernel has the parameters that this kernel reads: those of the built-in cell of that name.
 * A cell that names none, or one that there is not, passes.
 *
 * @throws StrnnError 'plugin' naming cell, kernel and parameter, the shape that was expected and the one that was found
 */
export function checkFusedParameters(cell: Cell, sizes: CellSizes): void {
  const model = builtinCells.find(({ fused }) => fused !== undefined && fused === cell.fused);
  if (model === undefined || model === cell) return;
  const given = new Map(cell.parameters(sizes).map(({ name, shape }) => [name, shape]));
  const expected = new Map(model.parameters(sizes).map(({ name, shape }) => [name, shape]));
  for (const name of new Set([...expected.keys(), ...given.keys()])) {
    const [wanted, found] = [expected, given].map((shapes) => describe(shapes.get(name)));
    if (wanted === found) continue;
    const { inputs, hidden, recurrent } = sizes;
    const where = `${inputs} inputs, ${hidden} hidden units, ${recurrent ? 'with' : 'without'} predecessors`;
    throw new StrnnError(
      'plugin',
      `cell '${cell.name}': fused '${cell.fused}' asks for the parameters of the built-in cell '${model.name}'; for ${where}: ` +
        `parameter '${name}': expected ${wanted}, found ${found}. Leave out 'fused', or declare these: ` +
        `${[...expected].map(([key, shape]) => `${key} ${describe(shape)}`).join(', ')}.`,
    );
  }
}

function describe(shape: readonly number[] | undefined): string {
  return shape === undefined ? 'none' : `[${shape.join(', ')}]`;
}
