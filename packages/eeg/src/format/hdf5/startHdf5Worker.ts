import { Worker } from 'node:worker_threads';
import { hdf5WorkerCode } from './hdf5WorkerCode.js';

/** A step took longer than its time limit. */
export class Hdf5Timeout extends Error {}

export interface Hdf5Worker {
  /** One request at a time. Rejects with what HDF5 says, or that the thread ended or did not answer in time. */
  ask(name: string, parameters: readonly unknown[], milliseconds: number): Promise<unknown>;
  end(): Promise<void>;
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: Error;
}

/** Starts the thread for one file (an absolute path); it keeps the process alive only while a request is under way. */
export function startHdf5Worker(file: string, heapBytes: number): Hdf5Worker {
  const worker = new Worker(hdf5WorkerCode, {
    eval: true,
    // Not the process's own: hooks that compile TypeScript are of no use there.
    execArgv: [],
    // Not the process's: what libhdf5 prints comes with the answers. To read these streams would keep the process alive.
    stdout: true,
    stderr: true,
    // The wasm heap is not part of this; the worker limits that itself.
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
    workerData: { url: import.meta.resolve('h5wasm/node'), file, heapBytes },
  });
  worker.unref();
  let current: { id: number; settle: (answer: Answer) => void } | undefined;
  let requests = 0;
  let ended: Error | undefined;
  const stop = (reason: Error): void => {
    ended ??= reason;
    current?.settle({ id: current.id, error: ended });
  };
  worker.on('message', ({ id, result, error }: { id: number; result?: unknown; error?: string }) => {
    if (id === current?.id) current.settle(error === undefined ? { id, result } : { id, error: new Error(error) });
  });
  worker.on('messageerror', () => stop(new Error('an answer of the HDF5 thread could not be read')));
  worker.on('error', (error) => stop(new Error(`the HDF5 thread failed: ${error.message.split('\n')[0]}`)));
  worker.on('exit', () => stop(new Error('the HDF5 thread ended')));

  return {
    ask(name, parameters, milliseconds) {
      return new Promise((resolve, reject) => {
        const id = ++requests;
        const timer = setTimeout(
          () =>
            stop(
              new Hdf5Timeout(
                `HDF5 did not finish within ${milliseconds / 1000} s (step '${name}'); the file is damaged or very large`,
              ),
            ),
          milliseconds,
        );
        const settle = ({ result, error }: Answer): void => {
          clearTimeout(timer);
          current = undefined;
          worker.unref();
          if (error === undefined) resolve(result);
          else reject(error);
        };
        current = { id, settle };
        if (ended !== undefined) {
          stop(ended);
          return;
        }
        worker.ref();
        worker.postMessage({ id, name, parameters });
      });
    },
    async end() {
      worker.ref();
      await worker.terminate();
    },
  };
}
