import { StrnnError } from '@strnn/core/error';
import type { MatFile } from '../../format/mat/MatFile.js';

/** Refuses a file without one of the variables. @throws StrnnError `data` naming the first and what is there instead */
export function checkTrialVariables(mat: MatFile, variables: readonly string[]): void {
  const names = mat.variables.map(({ name }) => name);
  const missing = variables.find((variable) => !names.includes(variable));
  if (missing === undefined) return;
  const there =
    names.length === 0 ? 'no variable at all' : names.slice(0, 6).join(', ') + (names.length > 6 ? ', ...' : '');
  const signals = names.some((name) => /_eeg\d+$/.test(name)) ? "; these are signals, for source: 'raw'" : '';
  throw new StrnnError(
    'data',
    `${mat.file}: expected the variables ${variables[0]} to ${variables.at(-1)}; ${missing} is missing among the ` +
      `${names.length} there are, ${there}${signals}`,
  );
}
