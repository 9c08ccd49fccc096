import { StrnnError } from '@strnn/core/error';
import type { MatFile } from '../../format/mat/MatFile.js';
import { rawTrialVariables } from './rawTrialVariables.js';

/**
 * Names of the variables of trials 1 to `trials`; the prefix, the subject's initials, differs from file to file.
 *
 * @throws StrnnError `data` naming the first trial that is missing or there twice.
 */
export function rawTrialNames(mat: MatFile, trials: number): string[] {
  const found = rawTrialVariables(mat.variables.map(({ name }) => name));
  return Array.from({ length: trials }, (_, index) => {
    const names = found.get(index + 1) ?? [];
    if (names.length === 1) return names[0];
    const all = mat.variables.map(({ name }) => name);
    const there = names.length > 1 ? names.join(' and ') : `none among ${all.slice(0, 6).join(', ') || 'no variables'}`;
    const more = names.length > 1 || all.length <= 6 ? '' : `, ... (${all.length} variables)`;
    throw new StrnnError(
      'data',
      `${mat.file}: expected one variable of signals for trial ${index + 1}, named like ab_eeg${index + 1}; found ${there}${more}`,
    );
  });
}
