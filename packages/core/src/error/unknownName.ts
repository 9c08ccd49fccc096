import { nearestName } from './nearestName.js';
import { StrnnError, type StrnnErrorCode } from './StrnnError.js';

/** `model.cell: unknown cell 'elmann'. Did you mean 'elman'? Allowed: elman, gru, lstm.` */
export function unknownName(
  where: string,
  kind: string,
  found: string,
  allowed: readonly string[],
  code: StrnnErrorCode = 'option',
): StrnnError {
  const near = nearestName(found, allowed);
  const hint = near === undefined ? '' : ` Did you mean '${near}'?`;
  return new StrnnError(code, `${where}: unknown ${kind} '${found}'.${hint} Allowed: ${allowed.join(', ')}.`);
}
