import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord } from '../store/isRecord.js';
import { readJson } from '../store/readJson.js';
import { writeJson } from '../store/writeJson.js';

const formatVersion = 1;

/** One candidate trained on one inner fold. */
export interface InnerScore {
  readonly inner: number;
  readonly candidate: number;
  /** Fraction of right predictions on the held-out part; null when the training failed. */
  readonly accuracy: number | null;
  readonly failed?: string;
  readonly seconds: number;
}

/** `folds/<n>.tuning.json`: what is done of a fold's tuning, so that a killed run does not repeat it. */
export interface TuningFile {
  /** None when there is no file, or it is of other inner folds, or cannot be read. */
  load(): InnerScore[];
  save(scores: readonly InnerScore[]): void;
  remove(): void;
}

/** @param splitSha256 of the inner folds */
export function tuningFile(folder: string, fold: number, splitSha256: string): TuningFile {
  const path = join(folder, 'folds', `${fold}.tuning.json`);
  return {
    load() {
      const file = readJson(path);
      if (file.state !== 'read' || !isRecord(file.value)) return [];
      const { scores } = file.value;
      const fits = file.value.formatVersion === formatVersion && file.value.splitSha256 === splitSha256;
      return fits && Array.isArray(scores) && scores.every(isScore) ? scores : [];
    },
    save(scores) {
      mkdirSync(join(folder, 'folds'), { recursive: true });
      writeJson(path, { formatVersion, splitSha256, scores });
    },
    remove: () => rmSync(path, { force: true }),
  };
}

function isScore(value: unknown): value is InnerScore {
  return (
    isRecord(value) &&
    [value.inner, value.candidate, value.seconds].every((number) => typeof number === 'number') &&
    (value.accuracy === null || typeof value.accuracy === 'number')
  );
}
