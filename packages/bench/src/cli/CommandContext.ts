import type { PlannedExperiment } from '../run/planExperiment.js';
import type { Terminal } from '../run/progress/Terminal.js';

/** What a command works with; a test gives its own. */
export interface CommandContext {
  /** Results: tables, JSON. */
  readonly stdout: Terminal;
  /** Progress, notes and errors. */
  readonly stderr: Terminal;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Reads and plans an experiment file. Loaded only by the commands that need it: it brings the tensor library along. */
  plan(file: string): Promise<PlannedExperiment>;
  /** URL of the module that does a worker's work. Default: the real one. */
  readonly workModule?: string;
}

/** 0: fine; 1: a cell failed or a check did; 2: usage or bad input; 130: interrupted. */
export type ExitCode = 0 | 1 | 2 | 130;
