import { basename } from 'node:path';
import type { CheckResult } from '@strnn/core/dataset';
import { seed62Sites } from '@strnn/core/sites';
import { openMat } from '../../format/mat/openMat.js';
import { matNumbers, type MatNumbers } from '../../format/mat/matNumbers.js';
import { seedFrontalPosteriorPairs, seedHemisphericPairs } from './seedPairs.js';

/**
 * Compares the rows of `dasm_movingAve1` and `dcau_movingAve1` with the differences of all pairs of rows of
 * `de_movingAve1`: the files do not say which pair a row is, and the names that the loader gives are those of the paper.
 * Nothing is said where a variable is missing. Rejects as `MatFile.read` does.
 */
export async function checkPairOrder(file: string): Promise<CheckResult[]> {
  const mat = await openMat(file);
  try {
    const names = mat.variables.map(({ name }) => name);
    const read = async (name: string): Promise<MatNumbers> => matNumbers(await mat.read(name), `${file}: ${name}`);
    if (!names.includes('de_movingAve1')) return [];
    const de = await read('de_movingAve1');
    const results: CheckResult[] = [];
    for (const [feature, pairs] of [
      ['dasm', seedHemisphericPairs],
      ['dcau', seedFrontalPosteriorPairs],
    ] as const) {
      const name = `${feature}_movingAve1`;
      if (!names.includes(name)) continue;
      const rows = await read(name);
      if (rows.dims[0] !== pairs.length || rows.data.length * de.dims[0] !== de.data.length * rows.dims[0]) continue;
      results.push(compare(`${basename(file)}: ${name}`, feature, findPairs(de, rows, pairs), pairs));
    }
    return results;
  } finally {
    await mat.close();
  }
}

function compare(
  where: string,
  feature: string,
  found: readonly (string | undefined)[],
  pairs: readonly string[],
): CheckResult {
  const unknown = found.filter((pair) => pair === undefined).length;
  if (unknown > 0) {
    return {
      level: 'warning',
      message: `${where}: ${unknown} of ${found.length} rows are no difference of two rows of de_movingAve1, so that the pairs cannot be told from the values; their names and cells follow the order of the paper`,
    };
  }
  const other = found.flatMap((pair, row) =>
    pair === pairs[row] ? [] : [`row ${row + 1} is ${pair}, named ${pairs[row]}`],
  );
  if (other.length === 0)
    return { level: 'ok', message: `${where}: the rows are the pairs after which the sites are named` };
  return {
    level: 'warning',
    message: `${where}: by the values ${other.slice(0, 5).join('; ')}${other.length > 5 ? `; ${other.length - 5} more` : ''}: names and cells of ${feature} sites are wrong there, please report it`,
  };
}

/** For every row of differences the pair of electrodes that explains all its values, the one expected where several do. */
function findPairs(de: MatNumbers, rows: MatNumbers, expected: readonly string[]): (string | undefined)[] {
  const { names } = seed62Sites();
  const [N, P] = [de.dims[0], rows.dims[0]];
  const columns = de.data.length / N;
  return expected.map((pair, row) => {
    const fits = (a: number, b: number): boolean => explains(de.data, rows.data, [a, b, row], [N, P, columns]);
    const [first, second] = pair.split('-').map((name) => names.indexOf(name));
    if (fits(first, second)) return pair;
    for (let a = 0; a < N; a++) {
      for (let b = 0; b < N; b++) if (a !== b && fits(a, b)) return `${names[a]}-${names[b]}`;
    }
    return undefined;
  });
}

function explains(
  de: MatNumbers['data'],
  rows: MatNumbers['data'],
  [a, b, row]: readonly [number, number, number],
  [N, P, columns]: readonly [number, number, number],
): boolean {
  for (let column = 0; column < columns; column++) {
    const difference = de[column * N + a] - de[column * N + b];
    // Room for values that were rounded to 1/1024 each, as those of look-alikes are.
    if (Math.abs(difference - rows[column * P + row]) > 2e-3) return false;
  }
  return true;
}
