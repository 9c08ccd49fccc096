import { StrnnError } from '@strnn/core/error';
import { showValue } from '../showValue.js';
import type { AxisCell, Condition } from './Condition.js';
import { Waiting } from './Waiting.js';

/**
 * Asks a condition of the experiment.
 * @param where `'when.keep'` or `'exclude[1]'`, for errors
 * @param describe the cell as a label, for errors; empty where no axis of it is decided
 * @throws StrnnError 'option' when it throws or answers with anything but true or false; `Waiting`, which the
 *   cell throws into it, passes
 */
export function askCondition(where: string, condition: Condition, cell: AxisCell, describe: () => string): boolean {
  const forCell = (): string => (describe() === '' ? '' : ` (for the cell ${describe()})`);
  let answer: unknown;
  try {
    answer = condition(cell);
  } catch (cause) {
    if (cause instanceof StrnnError) throw new StrnnError('option', `${where}: ${cause.message}`, { cause });
    if (!(cause instanceof Error) || cause instanceof Waiting) throw cause;
    throw new StrnnError(
      'option',
      `${where}: the condition threw ${cause.name}: ${cause.message}${forCell()}. An axis that does not apply to a cell is undefined there.`,
      { cause },
    );
  }
  if (typeof answer === 'boolean') return answer;
  const isPromise = typeof answer === 'object' && answer !== null && 'then' in answer;
  const found = isPromise ? 'a promise (a condition must not be async)' : showValue(answer);
  throw new StrnnError(
    'option',
    `${where}: expected true or false, found ${found}${forCell()}. Write (cell) => cell.projector === 'top-k', or with braces { return ...; }.`,
  );
}
