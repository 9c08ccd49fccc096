import { statSync } from 'node:fs';
import { startWorker, type Worker } from '../engine/startWorker.js';

/** One worker process at a time, of whichever experiment is needed. */
export interface WorkSlot {
  readonly number: number;
  /** The process for an experiment: the present one, or a new one when it is of another, ended, or the file was edited. */
  worker(experimentFile: string): Promise<Worker>;
  /** Ends the process; the next one reads everything anew. */
  close(): Promise<void>;
  /** Forgets a process that has ended by itself. */
  forget(): void;
  kill(): void;
}

/** @param options see `startWorker`. */
export function createSlot(number: number, options: { workModule?: string; memory?: number }): WorkSlot {
  let current: { worker: Worker; experimentFile: string; editedAt: number } | undefined;
  const close = async (): Promise<void> => {
    const { worker } = current ?? {};
    current = undefined;
    await worker?.close();
  };
  return {
    number,
    worker: async (experimentFile) => {
      const editedAt = statSync(experimentFile, { throwIfNoEntry: false })?.mtimeMs ?? NaN;
      if (current?.experimentFile !== experimentFile || current.editedAt !== editedAt) {
        await close();
        current = { worker: startWorker(experimentFile, options.workModule, options.memory), experimentFile, editedAt };
      }
      return current.worker;
    },
    close,
    forget: () => (current = undefined),
    kill: () => current?.worker.kill(),
  };
}
