import { StrnnError } from '../error/StrnnError.js';
import { unknownName } from '../error/unknownName.js';
import { currentKernels } from '../kernel/currentKernels.js';
import { automatic, type BackendEntry, backends } from './backends.js';
import { loadBackend } from './loadBackend.js';

/** Which backend runs, and why. */
export interface BackendChoice {
  readonly name: string;
  readonly reason: string;
}

/**
 * Makes a backend the current one: the named one, or the one in the environment variable `STRNN_BACKEND`, or else the
 * first of native, wasm-relaxed, wasm, cpu that starts. A backend that was asked for and does not start is an error, never a fallback.
 *
 * @param option what the name was given by, for messages
 * @throws StrnnError 'option'
 */
export async function useBackend(name?: string, option = 'backend'): Promise<BackendChoice> {
  const variable = process.env['STRNN_BACKEND'];
  const asked = name ?? (variable === '' ? undefined : variable);
  if (asked !== undefined) {
    const where = name === undefined ? 'environment variable STRNN_BACKEND' : option;
    const entry = backends.find((candidate) => candidate.name === asked);
    if (entry === undefined) {
      throw unknownName(
        where,
        'backend',
        asked,
        backends.map((candidate) => candidate.name),
      );
    }
    const failure = await loadBackend(entry);
    if (failure !== undefined) throw new StrnnError('option', `${where}: '${asked}' cannot be used: ${failure}.`);
    return { name: asked, reason: `asked for by ${where}: ${describeKernels(entry)}` };
  }
  const failures: string[] = [];
  for (const entry of automatic) {
    const failure = await loadBackend(entry);
    if (failure === undefined) {
      return { name: entry.name, reason: [describeKernels(entry), ...failures].join('; ') };
    }
    failures.push(failure);
  }
  throw new StrnnError('option', `no backend can be used: ${failures.join('; ')}.`);
}

/** What a loaded backend computes with. */
export function describeKernels({ about }: BackendEntry): string {
  const kernels = currentKernels();
  return kernels === undefined ? about : `${about} (${kernels.detail})`;
}
