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
  /** Options that are chosen anew inside the training side of every fold (nested tuning). Absent: nothing is tuned. */
  readonly tuning?: TuningSpec;
}

/** What nested tuning tries. Plain JSON. */
export interface TuningSpec {
  /** Option path (`'model.C'`, `'training.learningRate'`) -> values; every combination is a candidate. */
  readonly grid: Readonly<Record<string, readonly (string | number | boolean | readonly string[])[]>>;
  /** Inner folds, made of the training side by the protocol's own unit. */
  readonly folds: number;
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
  /** Id of the honest cell whose lenient twin this is (`--leak-delta`): the same but for a protocol that leaks. */
  readonly twinOf?: string;
  /** Option path (`'model.hidden'`) -> where its value came from (`'default'`, `'experiment: model'`, `'experiment: vary.hidden[1]'`, ...). */
  readonly provenance: Readonly<Record<string, string>>;
}

/** The whole matrix, before anything runs. */
export interface Plan {
  /** Matrix name; also its folder under `runs/`. */
  readonly name: string;
  readonly experimentFile: string;
  readonly axes: Readonly<Record<string, readonly (string | number | boolean)[]>>;
  /** What of the full grid is planned, for people: `'one factor at a time around traversal=quad projector=l1'`. Absent: all of it. */
  readonly design?: string;
  /** What a reader has to know of the plan, a sentence each: axes without effect in some cells, exclusions without any. */
  readonly notes?: readonly string[];
  readonly cells: readonly PlannedCell[];
}
