import { open as openHandle } from 'node:fs/promises';
import { resolve } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import type { Hdf5Entry, Hdf5Object } from './Hdf5Object.js';
import { Hdf5Timeout, startHdf5Worker, type Hdf5Worker } from './startHdf5Worker.js';

/** An open HDF5 file. Whoever opens one closes it. */
export interface Hdf5File {
  readonly file: string;
  /** Size of the file in bytes. */
  readonly bytes: number;
  /** The entries of a group, at most `most`, and how many there are beyond. By name, or in creation order where the file keeps one. */
  list(path: string, most: number): Promise<{ readonly entries: readonly Hdf5Entry[]; readonly more: number }>;
  /**
   * What there is at paths, or at addresses that object references hold; with the wanted attributes, and the bytes of
   * datasets of numbers, references or fixed strings that take at most `inlineBytes`.
   */
  describe(
    targets: readonly (string | number)[],
    attributes: readonly string[],
    inlineBytes: number,
  ): Promise<readonly Hdf5Object[]>;
  /** Bytes of the block of `count` elements from `start`, row-major; null for the whole dataset. `bytes` is what that takes. */
  read(
    path: string,
    start: readonly number[] | null,
    count: readonly number[] | null,
    bytes: number,
  ): Promise<ArrayBuffer>;
  /** All of a dataset of strings of variable length. */
  strings(path: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface OpenHdf5Options {
  /** Seconds that one step inside libhdf5 may take (open, list, one block of data) before it counts as hung. Default 60. */
  readonly timeLimit?: number;
  /** Most bytes that libhdf5 may take, without the JavaScript values made of them. Default 1 GiB, at most 2 GiB. */
  readonly heapBytes?: number;
}

const signature = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * Opens an HDF5 file with libhdf5 (h5wasm), which reads what is asked for and never the file as a whole. It runs in a
 * thread of its own: a trap, a hang or hunger for memory on a malformed file is a StrnnError, and the next request starts
 * a new thread, except after a hang, when the file is given up. Nothing but this one file is opened: external links, virtual datasets and filter plugins are not followed.
 *
 * @throws StrnnError `data`, here and from every request, naming the file and what HDF5 says.
 */
export async function openHdf5(file: string, options: OpenHdf5Options = {}): Promise<Hdf5File> {
  const { timeLimit = 60, heapBytes = 2 ** 30 } = options;
  if (!(timeLimit > 0)) {
    throw new StrnnError('option', `openHdf5.timeLimit: expected seconds above 0, found ${String(timeLimit)}`);
  }
  if (!(heapBytes >= 2 ** 25)) {
    throw new StrnnError(
      'option',
      `openHdf5.heapBytes: expected at least ${2 ** 25} bytes, found ${String(heapBytes)}`,
    );
  }
  const bytes = await checkSignature(file);
  let worker: Hdf5Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;
  let hung: StrnnError | undefined;

  const ask = async <Result>(name: string, parameters: readonly unknown[]): Promise<Result> => {
    if (hung !== undefined) throw hung;
    if (closed) throw new StrnnError('data', `${file}: asked for after it was closed`);
    try {
      worker ??= startHdf5Worker(resolve(file), Math.min(heapBytes, 2 ** 31));
      return (await worker.ask(name, parameters, timeLimit * 1000)) as Result;
    } catch (error) {
      // What libhdf5 holds after a failure is not to be trusted.
      const failed = worker;
      worker = undefined;
      await failed?.end();
      const reason = new StrnnError('data', `${file}: ${(error as Error).message}`, { cause: error });
      if (error instanceof Hdf5Timeout) hung = reason;
      throw reason;
    }
  };
  // One at a time, so that the time limit is that of one request.
  const queued = <Result>(name: string, ...parameters: readonly unknown[]): Promise<Result> => {
    const result = last.then(() => ask<Result>(name, parameters));
    last = result.catch(() => undefined);
    return result;
  };

  await queued('open');
  return {
    file,
    bytes,
    list: (path, most) => queued('list', path, most),
    describe: (targets, attributes, inlineBytes) => queued('describe', targets, attributes, inlineBytes),
    read: (path, start, count, size) => queued('read', path, start, count, size),
    strings: (path) => queued('strings', path),
    async close() {
      closed = true;
      await last;
      await worker?.end();
      worker = undefined;
    },
  };
}

/** The signature lies at byte 0, 512, 1024, 2048, ...: before it there may be a block of the application, as in MATLAB's files. */
async function checkSignature(file: string): Promise<number> {
  let handle;
  try {
    handle = await openHandle(file, 'r');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const reason = missing ? 'there is no such file' : (error as Error).message;
    throw new StrnnError('data', `${file}: expected an HDF5 file; ${reason}`, { cause: error });
  }
  try {
    const stats = await handle.stat();
    if (!stats.isFile())
      throw new StrnnError('data', `${file}: expected an HDF5 file, found something that is no file`);
    const found = new Uint8Array(8);
    for (let at = 0; at + 8 <= stats.size; at = at === 0 ? 512 : at * 2) {
      await handle.read(found, 0, 8, at);
      if (signature.every((byte, i) => found[i] === byte)) return stats.size;
    }
    throw new StrnnError(
      'data',
      `${file}: expected an HDF5 file, found none of its signatures (89 48 44 46 0d 0a 1a 0a at byte 0, 512, 1024, 2048, ...) in ${stats.size} bytes`,
    );
  } finally {
    await handle.close();
  }
}
