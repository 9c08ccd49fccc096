import { StrnnError } from '../error/StrnnError.js';
import { unknownName } from '../error/unknownName.js';
import { backends } from './backends.js';
import { loadBackend } from './loadBackend.js';

/** Which backend runs, and why. */
export interface BackendChoice {
  readonly name: string;
  readonly reason: string;
}

/**
 * Makes a backend the current one: the named one, or the one in the environment variable `STRNN_BACKEND`, or else the
 * first of wasm, cpu that starts. A backend that was asked for and does not start is an error, never a fallback.
 *
 * @throws StrnnError 'option'
 */
export async function useBackend(name?: string): Promise<BackendChoice> {
  const variable = process.env['STRNN_BACKEND'];
  const asked = name ?? (variable === '' ? undefined : variable);
  if (asked !== undefined) {
    const where = name === undefined ? 'environment variable STRNN_BACKEND' : 'backend';
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
    return { name: asked, reason: `asked for by ${where}` };
  }
  const failures: string[] = [];
  for (const entry of backends.filter((candidate) => candidate.name === 'wasm' || candidate.name === 'cpu')) {
    const failure = await loadBackend(entry);
    if (failure === undefined) {
      const reason = failures.length === 0 ? entry.about : `${entry.about}; ${failures.join('; ')}`;
      return { name: entry.name, reason };
    }
    failures.push(failure);
  }
  throw new StrnnError('option', `no tfjs backend can be used: ${failures.join('; ')}.`);
}
