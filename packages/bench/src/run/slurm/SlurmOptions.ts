/** What an array job is asked to be. */
export interface SlurmOptions {
  /** Tasks of the array; a number, or `20%5`: at most 5 of them at a time. */
  readonly array: string;
  /** Time limit of a task as sbatch takes it: `30`, `4:00:00`, `1-12`. Default: the partition's. */
  readonly time?: string;
  readonly partition?: string;
  readonly account?: string;
  /** Cores of a task, each with a worker. */
  readonly cpus: number;
  /** MiB per core. Default: the partition's. */
  readonly memory?: number;
  /** Seconds before the time limit at which a task saves its checkpoints and is enqueued again. */
  readonly grace: number;
  /** Lines to run before anything else: `module load nodejs`. */
  readonly setup: readonly string[];
  /** More options of sbatch: `--qos=long`. */
  readonly sbatch: readonly string[];
}

/** What its tasks run. All paths are absolute. */
export interface SlurmWork {
  /** Name of the matrix. */
  readonly matrix: string;
  /** Where `strnn slurm` was called; relative paths in the experiment's data settings are meant from here. */
  readonly cwd: string;
  /** Node.js that wrote the script; used where the cluster's own is too old. */
  readonly node: string;
  /** `strnn.js`. */
  readonly strnn: string;
  readonly experimentFile: string;
  /** Folder of all runs. */
  readonly runs: string;
  /** Folder of the tasks' logs; must exist when the job starts. */
  readonly logs: string;
  /** More arguments of `strnn run`. */
  readonly arguments: readonly string[];
  /** Variables that the tasks need, whatever sbatch passes on. */
  readonly env: Readonly<Record<string, string>>;
}
