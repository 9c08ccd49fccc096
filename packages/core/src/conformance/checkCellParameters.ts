import type { Cell, CellSizes, Initial, ParameterSpec } from '../cell/Cell.js';
import { checkFusedParameters } from '../cell/checkFusedParameters.js';
import { conformanceError } from './conformanceError.js';

const validName = /^[UWb][A-Za-z0-9_.-]*$/;

/**
 * A cell's parameter lists are well formed for any sizes, repeatable, lose arrays only where nothing recurs, and are
 * those that its kernel reads, if it names one.
 */
export function checkCellParameters(cell: Cell): void {
  for (const [inputs, hidden] of [
    [1, 1],
    [3, 4],
    [5, 2],
  ]) {
    const sizes = { inputs, hidden, recurrentGain: 0.5 };
    const recurrent = checkList(cell, { ...sizes, recurrent: true });
    const alone = checkList(cell, { ...sizes, recurrent: false });
    for (const { name, shape } of alone) {
      const same = recurrent.find((spec) => spec.name === name);
      if (same === undefined || same.shape.join() !== shape.join()) {
        throw conformanceError(
          'cell',
          cell,
          `expected the parameters without predecessors to be among those with them, found '${name}' [${shape.join(', ')}]`,
        );
      }
    }
  }
}

function checkList(cell: Cell, sizes: CellSizes): readonly ParameterSpec[] {
  const at = `with ${JSON.stringify(sizes)}`;
  const fail = (problem: string): never => {
    throw conformanceError('cell', cell, `${at}: ${problem}`);
  };
  const specs = cell.parameters(sizes);
  const seen = new Set<string>();
  for (const { name, shape, initial } of specs) {
    if (typeof name !== 'string' || !validName.test(name)) {
      fail(`expected parameter names that start with U (input), W (recurrent) or b (bias), found '${String(name)}'`);
    }
    if (seen.has(name)) fail(`expected parameters with names of their own, found '${name}' twice`);
    seen.add(name);
    if (!Array.isArray(shape) || shape.length === 0 || !shape.every((size) => Number.isSafeInteger(size) && size > 0)) {
      fail(`expected '${name}' to have a shape of integers >= 1, found [${String(shape)}]`);
    }
    if (!isInitial(initial)) fail(`expected a start of finite numbers for '${name}', found ${JSON.stringify(initial)}`);
  }
  if (JSON.stringify(cell.parameters(sizes)) !== JSON.stringify(specs)) {
    fail('expected the same parameters at a second call, found others');
  }
  checkFusedParameters(cell, sizes);
  return specs;
}

function isInitial(initial: Initial | undefined): boolean {
  if (initial?.kind === 'constant') return Number.isFinite(initial.value);
  return (
    initial?.kind === 'xavier-normal' &&
    Number.isFinite(initial.gain) &&
    [initial.fanIn, initial.fanOut].every((fan) => Number.isFinite(fan) && fan > 0)
  );
}
