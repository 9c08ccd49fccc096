import { createRequire } from 'node:module';
import * as tf from '@tensorflow/tfjs';
import type { BackendEntry } from './backends.js';

/** Loads a backend's package and makes it the current one; the reason in words when that fails. Never falls back. */
export async function loadBackend({ name, module, tfjsName }: BackendEntry): Promise<string | undefined> {
  if (name.startsWith('node') && Number(process.versions.node.split('.')[0]) >= 23) {
    return `${module} 4.22 does not run on Node ${process.versions.node} (util.isNullOrUndefined is gone since Node 23); use Node 20 or 22`;
  }
  if (!isInstalled(module)) return `${module} is not installed; to have it: npm install ${module}@4.22.0`;
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
  try {
    await import(module);
  } catch (cause) {
    return `${module} is installed but does not load: ${(cause as Error).message.split('\n')[0]}`;
  }
  // tfjs resolves a failing backend to `false`, and some failures silently leave another one in place.
  const set = await tf.setBackend(tfjsName).catch(() => false);
  await tf.ready();
  removeHandlers();
  if (!set || tf.getBackend() !== tfjsName) {
    return `${module} loads, but tfjs could not start '${tfjsName}' (it is on '${tf.getBackend()}')`;
  }
  return undefined;
}

function isInstalled(module: string): boolean {
  try {
    createRequire(import.meta.url).resolve(module);
    return true;
  } catch {
    return false;
  }
}
