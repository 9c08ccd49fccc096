import { backends } from './backends.js';
import { loadBackend } from './loadBackend.js';
import { describeKernels, useBackend } from './useBackend.js';

/** What `strnn doctor` prints about compute. */
export interface BackendReport {
  readonly chosen: string;
  readonly reason: string;
  readonly backends: readonly { readonly name: string; readonly available: boolean; readonly detail: string }[];
}

/** Tries every backend, then makes the automatic choice (or `STRNN_BACKEND`'s) the current one. */
export async function describeBackends(): Promise<BackendReport> {
  const tried = [];
  for (const entry of backends) {
    const failure = await loadBackend(entry);
    tried.push({ name: entry.name, available: failure === undefined, detail: failure ?? describeKernels(entry) });
  }
  const choice = await useBackend();
  return { chosen: choice.name, reason: choice.reason, backends: tried };
}
