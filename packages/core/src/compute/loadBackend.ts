import { createRequire } from 'node:module';
import * as tf from '@tensorflow/tfjs';
import { setCurrentKernels } from '../kernel/currentKernels.js';
import { loadKernels } from '../kernel/loadKernels.js';
import type { BackendEntry } from './backends.js';
import { registerKernelOperations } from './registerKernelOperations.js';
import { replaceMatMulGradient } from './replaceMatMulGradient.js';

/**
 * Loads a backend's package and kernels and makes them the current ones; the reason in words when that fails, with
 * nothing changed. Never falls back.
 */
export async function loadBackend(entry: BackendEntry): Promise<string | undefined> {
  const kernels = entry.kernels === null ? undefined : await loadKernels(entry.kernels);
  if (kernels !== undefined && 'problem' in kernels) return kernels.problem;
  const failure = await loadTensors(entry);
  if (failure === undefined) setCurrentKernels(kernels);
  return failure;
}

async function loadTensors({ name, module, tfjsName }: BackendEntry): Promise<string | undefined> {
  const build = name === 'node' ? ', or in a checkout of STRNN on Linux: node tools/build-tfjs-node.mjs' : '';
  if (!isInstalled(module)) return `${module} is not installed; to have it: npm install ${module}@4.22.0${build}`;
  tf.enableProdMode(); // no advertisement for tfjs-node on the console, no debug checks
  // The wasm module's start-up code installs handlers that print its whole source for any uncaught error of ours.
  const uncaught = process.listeners('uncaughtException');
  const unhandled = process.listeners('unhandledRejection');
  const removeHandlers = (): void => {
    for (const added of process.listeners('uncaughtException')) {
      if (!uncaught.includes(added)) process.removeListener('uncaughtException', added);
    }
    for (const added of process.listeners('unhandledRejection')) {
      if (!unhandled.includes(added)) process.removeListener('unhandledRejection', added);
    }
  };
  if (name.startsWith('node')) prepareForTensorflow();
  try {
    await import(module);
  } catch (cause) {
    removeHandlers();
    const [reason = ''] = (cause as Error).message.split('\n');
    // Its install script, which downloads libtensorflow, did not run (npm can leave scripts out) or had no network.
    const remedy = reason.includes('native addon module') ? `; to have that: npm rebuild ${module}${build}` : '';
    return `${module} is installed but does not load: ${reason.replace(/[.\s]+$/, '')}${remedy}`;
  }
  // tfjs resolves a failing backend to `false`, and some failures silently leave another one in place.
  const set = await tf.setBackend(tfjsName).catch(() => false);
  await tf.ready();
  removeHandlers();
  registerKernelOperations();
  replaceMatMulGradient();
  if (!set || tf.getBackend() !== tfjsName) {
    return `${module} loads, but tfjs could not start '${tfjsName}' (it is on '${tf.getBackend()}')`;
  }
  return undefined;
}

function prepareForTensorflow(): void {
  // libtensorflow shares small operations out among threads, which makes them slower here; and a matrix has a process
  // per core. Its messages of start-up are not ours. Whoever sets these variables keeps the say.
  process.env['TF_NUM_INTRAOP_THREADS'] ??= '1';
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '1';
  // tfjs-node 4.22 calls what Node 23 took away.
  const util = createRequire(import.meta.url)('node:util') as { isNullOrUndefined?: (value: unknown) => boolean };
  util.isNullOrUndefined ??= (value) => value === null || value === undefined;
}

function isInstalled(module: string): boolean {
  try {
    createRequire(import.meta.url).resolve(module);
    return true;
  } catch {
    return false;
  }
}
