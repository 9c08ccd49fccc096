import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { decodeCheckpoint, encodeCheckpoint, StrnnError, type Checkpoint } from '@strnn/core';
import { writeAtomic } from '../store/writeAtomic.js';

/** Milliseconds between two writes; a kill loses the epoch in work and at most that much of finished ones. */
const every = 5000;

/** `checkpoint.bin`: where training inside one fold stands. */
export interface FoldCheckpoint {
  /** Undefined when there is none for this fold, or it is damaged (which is logged, and the fold starts anew). */
  load(): Checkpoint | undefined;
  /** Keeps the latest; writes at most every 5 s. */
  keep(checkpoint: Checkpoint): void;
  /** Writes the latest now. */
  flush(): void;
  remove(): void;
}

/** @param owner cell, split and fold, so that no other run's weights are ever taken over */
export function foldCheckpoint(folder: string, owner: string, log: (line: string) => void): FoldCheckpoint {
  const path = join(folder, 'checkpoint.bin');
  let latest: Checkpoint | undefined;
  let writtenAt = performance.now();
  const flush = (): void => {
    if (latest === undefined) return;
    writeAtomic(path, encodeCheckpoint(latest, owner));
    latest = undefined;
    writtenAt = performance.now();
  };
  return {
    load() {
      let bytes: Uint8Array;
      try {
        bytes = readFileSync(path);
      } catch {
        return undefined;
      }
      try {
        return decodeCheckpoint(bytes, owner, path);
      } catch (error) {
        if (!(error instanceof StrnnError)) throw error;
        log(`checkpoint not used: ${error.message}`);
        return undefined;
      }
    },
    keep(checkpoint) {
      latest = checkpoint;
      if (performance.now() - writtenAt >= every) flush();
    },
    flush,
    remove() {
      latest = undefined;
      rmSync(path, { force: true });
    },
  };
}
