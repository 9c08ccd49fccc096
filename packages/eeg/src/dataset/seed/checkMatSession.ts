import { basename } from 'node:path';
import type { CheckResult } from '@strnn/core/dataset';
import { openMat } from '../../format/mat/openMat.js';
import type { MatFile, MatVariable } from '../../format/mat/MatFile.js';
import { checkFinite } from './checkFinite.js';
import { problem } from './problem.js';

/** A variable that a session's file should have. */
export interface ExpectedVariable {
  readonly name: string;
  readonly trial: number;
  /** Sizes; undefined where any will do (windows or samples, the second). */
  readonly dims: readonly (number | undefined)[];
}

export interface MatSessionForm {
  /** Expected variables, the ones used most first, and what is wrong with the names that are there. */
  expected(names: readonly string[]): {
    readonly variables: readonly ExpectedVariable[];
    readonly problems: readonly string[];
  };
  /** What is odd about the second size of a trial's variables, if anything: `'200 windows; the release has 235'`. */
  oddLength(trial: number, length: number): string | undefined;
  /** Most bytes of values to read and look through; the rest is judged by its header. */
  readonly bytes: number;
}

export interface MatSessionCheck {
  readonly results: readonly CheckResult[];
  /** Variables whose values were looked at, and those that were not. */
  readonly looked: number;
  readonly unread: number;
}

/** Checks one session's file, headers first, then values. Never rejects. */
export async function checkMatSession(file: string, form: MatSessionForm): Promise<MatSessionCheck> {
  let mat: MatFile;
  try {
    mat = await openMat(file);
  } catch (error) {
    return { results: [problem(file, error)], looked: 0, unread: 0 };
  }
  const results: CheckResult[] = [];
  try {
    results.push(
      ...mat.warnings.map((warning) => ({ level: 'warning' as const, message: `${basename(file)}: ${warning}` })),
    );
    const sound = checkHeaders(mat, form, results);
    return { results, ...(await checkValues(mat, sound, form.bytes, results)) };
  } catch (error) {
    return { results: [...results, problem(file, error)], looked: 0, unread: 0 };
  } finally {
    await mat.close().catch(() => undefined);
  }
}

/** The variables that have the right shape, in the order expected. */
function checkHeaders(mat: MatFile, form: MatSessionForm, results: CheckResult[]): MatVariable[] {
  const name = basename(mat.file);
  const found = new Map(mat.variables.map((variable) => [variable.name, variable]));
  const { variables, problems } = form.expected([...found.keys()]);
  for (const message of problems) results.push({ level: 'error', message: `${name}: ${message}` });
  const missing = variables.filter((variable) => !found.has(variable.name));
  if (missing.length > 0) results.push({ level: 'error', message: `${name}: missing ${few(missing)}` });
  const known = new Set(variables.map((variable) => variable.name));
  const extra = mat.variables.filter((variable) => !known.has(variable.name));
  if (extra.length > 0) {
    results.push({ level: 'warning', message: `${name}: variables that do not belong: ${few(extra)}` });
  }
  const sound: MatVariable[] = [];
  const odd = new Map<string, ExpectedVariable[]>();
  for (const expected of variables) {
    const variable = found.get(expected.name);
    if (!variable) continue;
    const message = wrongForm(variable, expected);
    if (message) {
      results.push({ level: 'error', message: `${name}: ${expected.name}: ${message}` });
      continue;
    }
    sound.push(variable);
    const length = form.oddLength(expected.trial, variable.dims[1]);
    if (length)
      odd.set(`trial ${expected.trial} has ${length}`, [
        ...(odd.get(`trial ${expected.trial} has ${length}`) ?? []),
        expected,
      ]);
  }
  for (const [message, where] of odd)
    results.push({ level: 'warning', message: `${name}: ${message} (${few(where)})` });
  return sound;
}

function wrongForm({ class: kind, complex, dims }: MatVariable, expected: ExpectedVariable): string | undefined {
  const numeric = kind === 'double' || kind === 'single';
  const fits =
    dims.length === expected.dims.length && dims.every((size, axis) => (expected.dims[axis] ?? size) === size);
  if (numeric && !complex && fits && dims.every((size) => size >= 1)) return undefined;
  const wanted = expected.dims.map((size) => size ?? 'n').join(' x ');
  return `expected ${wanted} real numbers, found ${dims.join(' x ')} ${complex ? 'complex ' : ''}${kind}`;
}

async function checkValues(
  mat: MatFile,
  variables: readonly MatVariable[],
  bytes: number,
  results: CheckResult[],
): Promise<Pick<MatSessionCheck, 'looked' | 'unread'>> {
  let left = bytes;
  let looked = 0;
  for (const { name, dims } of variables) {
    const size = 8 * dims.reduce((product, value) => product * value, 1);
    if (size > left) continue;
    left -= size;
    looked++;
    try {
      const message = checkFinite(await mat.read(name), name);
      if (message) results.push({ level: 'error', message: `${basename(mat.file)}: ${message}` });
    } catch (error) {
      results.push(problem(mat.file, error));
      // A cut file would say the same of every variable after the cut.
      if (results.filter(({ level }) => level === 'error').length >= 5) break;
    }
  }
  return { looked, unread: variables.length - looked };
}

/** `'de_LDS1, de_LDS2, de_LDS3 and 4 more'`. */
function few(variables: readonly { readonly name: string }[]): string {
  const names = variables.slice(0, 3).map(({ name }) => name);
  return names.join(', ') + (variables.length > 3 ? ` and ${variables.length - 3} more` : '');
}
