import type { Protocol } from '../protocol/Protocol.js';

/** A model by name with every option resolved: `{ kind: 'strnn', options: {...} }`, `{ kind: 'logistic-regression', options: { C: 1 } }`. Plain JSON. */
export interface ModelSpec {
  readonly kind: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** Everything that decides a cell's result, resolved. Plain JSON; its hash is the cell's identity. */
export interface CellConfig {
  readonly data: {
    readonly name: string;
    readonly options: Readonly<Record<string, unknown>>;
    readonly fingerprint: string;
  };
  readonly protocol: Protocol;
  readonly scaler: string;
  readonly model: ModelSpec;
  /** Options of the training loop; empty for models that are not trained by gradient steps. */
  readonly training: Readonly<Record<string, unknown>>;
  /** name -> version of every plugin in use (the built-in items under '@strnn/core'). */
  readonly plugins: Readonly<Record<string, string>>;
  readonly seed: number;
}

/** One cell of the matrix: one resolved configuration with one seed, all folds. */
export interface PlannedCell {
  /** First 12 hex digits of the SHA-256 of the canonical JSON of `config`. */
  readonly id: string;
  /** Short text for people, from the varied values: `'traversal=quad projector=l1'`; baselines: `'logistic-regression (leave-one-subject-out)'`. */
  readonly label: string;
  /** The axes' values in this cell, as the experiment wrote them. Empty for baselines. */
  readonly factors: Readonly<Record<string, string | number | boolean>>;
  readonly baseline: boolean;
  readonly config: CellConfig;
  /** Option path (`'model.hidden'`) -> where its value came from (`'default'`, `'experiment: model'`, `'experiment: vary.hidden[1]'`, ...). */
  readonly provenance: Readonly<Record<string, string>>;
}

/** The whole matrix, before anything runs. */
export interface Plan {
  /** Matrix name; also its folder under `runs/`. */
  readonly name: string;
  readonly experimentFile: string;
  readonly axes: Readonly<Record<string, readonly (string | number | boolean)[]>>;
  readonly cells: readonly PlannedCell[];
}
