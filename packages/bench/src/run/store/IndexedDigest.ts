import type { PlannedCell } from '../../matrix/PlannedCell.js';
import type { CellDigest } from './CellDigest.js';
import type { DigestEntry } from './DigestEntry.js';

type Optional<K extends 'splitSha256' | 'calibration' | 'sparsity'> = CellDigest[K] | undefined;

/**
 * A digest from the index of a run folder. What is long and shown of few cells only (curves, calibration bins, site
 * weights) is read from the cell's folder at every access and not kept.
 */
export class IndexedDigest {
  readonly formatVersion = 2;
  readonly #cell: PlannedCell;
  readonly #entry: DigestEntry;
  readonly #shared: readonly unknown[];
  readonly #readLong: (cell: PlannedCell) => CellDigest;

  /** @param shared the index's list. @param readLong reads the whole digest. */
  constructor(
    cell: PlannedCell,
    entry: DigestEntry,
    shared: readonly unknown[],
    readLong: (cell: PlannedCell) => CellDigest,
  ) {
    this.#cell = cell;
    this.#entry = entry;
    this.#shared = shared;
    this.#readLong = readLong;
  }

  get id(): string {
    return this.#cell.id;
  }

  get resultBytes(): number {
    return this.#entry[0];
  }

  get accuracy(): number {
    return this.#entry[2];
  }

  get seconds(): number {
    return this.#entry[3];
  }

  get finishedAt(): string {
    return this.#entry[4];
  }

  get parameterCount(): number {
    return this.#entry[5];
  }

  get environment(): CellDigest['environment'] {
    return this.#of(this.#entry[6]);
  }

  get splitSha256(): Optional<'splitSha256'> {
    return this.#entry[7] === null ? undefined : this.#of(this.#entry[7]);
  }

  get folds(): CellDigest['folds'] {
    const entry = this.#entry;
    return { names: this.#of(entry[8]), tested: this.#of(entry[9]), correct: entry[10] };
  }

  get subjects(): CellDigest['subjects'] {
    const entry = this.#entry;
    return { names: this.#of(entry[11]), tested: this.#of(entry[12]), correct: entry[13] };
  }

  get confusion(): CellDigest['confusion'] {
    const counts = this.#entry[14];
    const classes = Math.sqrt(counts.length);
    return Array.from({ length: classes }, (_, row) => counts.slice(row * classes, (row + 1) * classes));
  }

  get auc(): CellDigest['auc'] {
    return this.#entry[15];
  }

  get calibration(): Optional<'calibration'> {
    if (this.#entry[16] === null) return undefined;
    const [logLoss, brier, ece] = this.#entry[16];
    const read = (): CellDigest => this.#readLong(this.#cell);
    return {
      ...{ logLoss, brier, ece },
      get bins() {
        return read().calibration!.bins;
      },
    };
  }

  get selection(): CellDigest['selection'] {
    const list = this.#entry[17];
    return Array.from({ length: list.length / 2 }, (_, n) => [this.#of<string>(list[2 * n]), list[2 * n + 1]] as const);
  }

  get trainLoss(): CellDigest['trainLoss'] {
    return this.#readLong(this.#cell).trainLoss;
  }

  get validationAccuracy(): CellDigest['validationAccuracy'] {
    return this.#readLong(this.#cell).validationAccuracy;
  }

  get sparsity(): Optional<'sparsity'> {
    if (this.#entry[18] === null) return undefined;
    const [zeroFractionG, zeroFractionF, droppedSites] = this.#entry[18];
    const read = (): CellDigest => this.#readLong(this.#cell);
    return {
      ...{ zeroFractionG, zeroFractionF, droppedSites },
      get siteWeight() {
        return read().sparsity!.siteWeight;
      },
    };
  }

  toJSON(): CellDigest {
    return this.#readLong(this.#cell);
  }

  #of<T>(number: number): T {
    return this.#shared[number] as T;
  }
}
