import { StrnnError } from '@strnn/core/error';
import { evaluateOne } from './evaluateOne.js';

/**
 * A number with a unit, for options of data sets that take plain numbers: `uciEeg({ lowPass: quantity('20 Hz', 'Hz') })`.
 *
 * @param expression mathjs expression, e.g. `'62.5 ms'`, `'4 s + 500 ms'`
 * @param unit the unit of the result
 * @throws StrnnError 'option' when it is no single quantity of that kind
 */
export function quantity(expression: string, unit: string): number {
  try {
    return evaluateOne(expression, unit);
  } catch (cause) {
    throw new StrnnError('option', `quantity('${expression}', '${unit}'): ${(cause as Error).message}.`, { cause });
  }
}
