import { Command, InvalidArgumentError } from 'commander';
import type { CommandContext, ExitCode } from './CommandContext.js';
import type { TrackerFlags } from '../run/tracker/index.js';
import type { PlanFlags } from './planCommand.js';
import type { RunFlags } from './runCommand.js';
import type { SlurmFlags } from './slurmCommand.js';
import type { WorkerFlags } from './workerCommand.js';

/** Names of `licensedDatasets`, written out so that help does not load their packages. */
const licensed = 'seed, seed-iv, seed-v, deap, dreamer, eegmat, eeg-folder, ck-plus, oulu-casia, mmi or face-folder';

/**
 * The command line, without running it. A command's own modules are loaded when it runs, so that `status` does not
 * wait for a tensor library.
 *
 * @param settle gets a command's exit status.
 */
export function createProgram(context: CommandContext, version: string, settle: (code: ExitCode) => void): Command {
  const program = new Command('strnn')
    .description('Ablation matrices of spatial-temporal recurrent networks.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .option('--debug', 'print the stack of an error')
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void context.stdout.write(text),
      writeErr: (text) => void context.stderr.write(text),
      outputError: (text, write) => write(text.replace(/^error: /, 'strnn: ')),
    });
  const runs = ['--runs <folder>', 'folder of all runs', 'runs'] as const;
  const json = ['--json', 'print JSON'] as const;
  const leakDelta = [
    '--leak-delta',
    'with a leaky twin of every honest cell: how much a leaking split would have gained',
  ] as const;
  const tensorboard = [
    '--tensorboard [folder]',
    'write TensorBoard event files (default folder: tensorboard in the folder of all runs)',
  ] as const;
  const mlflow = ['--mlflow [url]', 'send to an MLflow server (default: MLFLOW_TRACKING_URI)'] as const;

  program
    .command('plan')
    .description('print the matrix of an experiment and how long it takes; nothing runs')
    .argument('<experiment>', 'experiment file (.ts, .js)')
    .option('--all', 'list every cell of a long matrix')
    .option('--no-estimate', 'do not estimate the time, which may train a few steps')
    .option('-w, --workers <count>', 'worker processes to estimate for (default: one per core)', wholeNumber)
    .option(...leakDelta)
    .option(...json)
    .option(...runs)
    .action(async (experiment: string, options: PlanFlags) => {
      const { planCommand } = await import('./planCommand.js');
      settle(await planCommand(experiment, options, context));
    });

  program
    .command('run')
    .description('run what is missing of a matrix, then write its reports')
    .argument('<experiment>', 'experiment file (.ts, .js)')
    .option('-w, --workers <count>', 'worker processes (default: one per core)', wholeNumber)
    .option('--memory <MiB>', "a worker's memory at most (default: its share of 80 % of the machine's)", memorySize)
    .option('--backend <name>', 'what computes (as STRNN_BACKEND): native, wasm-relaxed, wasm, cpu, node or node-gpu')
    .option('--queue <url>', "let 'strnn worker' on any machines run the cells, through a Redis: redis://HOST[:PORT]")
    .option('--only <pattern>', 'only cells whose label holds the text, or whose id begins with it; * for any text')
    .option(...leakDelta)
    .option(
      '--prune [folds]',
      'give a cell up that lies far below a finished one on the same folds (after 3 folds, or as many as given)',
      pruneAfter,
    )
    .option('--retry', 'run cells again that failed, or were given up, before')
    .option('--keep-going', 'run all other cells when one fails (the default)')
    .option('--fail-fast', 'stop at the first cell that fails')
    .option(...tensorboard)
    .option(...mlflow)
    .option('-q, --quiet', 'print the table and what went wrong, no progress')
    .option('--json', 'print progress as JSON lines')
    .option(...runs)
    .action(
      async (experiment: string, options: RunFlags & { keepGoing?: boolean; backend?: string }, command: Command) => {
        if (options.keepGoing && options.failFast)
          command.error('error: --keep-going and --fail-fast exclude each other');
        if (options.queue !== undefined && (options.workers ?? options.memory) !== undefined)
          command.error("error: --workers and --memory are for 'strnn worker' when there is a --queue");
        if (options.backend !== undefined) {
          const { chooseBackend } = await import('./chooseBackend.js');
          await chooseBackend(options.backend);
        }
        const { runCommand } = await import('./runCommand.js');
        settle(await runCommand(experiment, options, context));
      },
    );

  program
    .command('worker')
    .description("run cells that 'strnn run --queue' offers on any machine, until stopped")
    .requiredOption('--queue <url>', 'Redis that the runs use: redis://HOST[:PORT][/DATABASE], rediss:// with TLS')
    .option('-w, --workers <count>', 'worker processes (default: one per core)', wholeNumber)
    .option('--memory <MiB>', "a worker's memory at most (default: its share of 80 % of the machine's)", memorySize)
    .option('--backend <name>', 'what computes, as for run')
    .option('--experiment <path>', "experiment file, or a folder of them (default: the runner's own path)")
    .option('--matrix <name>', 'serve this matrix only (default: every one that is offered)')
    .option('--runs <folder>', "folder of all runs, where it is shared under another path than the runner's")
    .option('--no-shared', 'send results through the queue even where the run folder can be seen')
    .option('--scratch <folder>', 'for work whose results go through the queue (default: in the temporary folder)')
    .option('--idle <seconds>', 'end after so long without a cell (default: never)', positiveNumber)
    .action(async (options: WorkerFlags & { backend?: string }) => {
      if (options.backend !== undefined) {
        const { chooseBackend } = await import('./chooseBackend.js');
        await chooseBackend(options.backend);
      }
      const { workerCommand } = await import('./workerCommand.js');
      settle(await workerCommand(options, context));
    });

  program
    .command('slurm')
    .description('write an array script that runs what is missing of a matrix on a Slurm cluster; nothing runs')
    .argument('<experiment>', 'experiment file (.ts, .js)')
    .option('--array <tasks>', 'tasks of the array; 20%5: at most 5 of 20 at a time (default: one per cell, at most 8)')
    .option(
      '--time <limit>',
      "time limit of a task: minutes, hours:minutes:seconds or days-hours (default: the partition's)",
    )
    .option('--partition <name>', "partition (default: the cluster's)")
    .option('--account <name>', 'account to charge')
    .option('--cpus <count>', 'cores of a task, each with a worker (default: 1)', wholeNumber)
    .option('--memory <MiB>', "memory per core (default: the partition's)", memorySize)
    .option('--grace <seconds>', 'time before the limit in which checkpoints are saved (default: 120)', wholeNumber)
    .option('--setup <line>', "line to run first, as 'module load nodejs'; may be given several times", collect)
    .option(
      '--sbatch <option>',
      'another option of sbatch, as --sbatch=--qos=long; may be given several times',
      collect,
    )
    .option('--output <file>', 'where to write the script; - for standard output (default: MATRIX.slurm.sh)')
    .option('--backend <name>', 'what computes, as for run')
    .option('--only <pattern>', 'only these cells, as for run')
    .option('--fail-fast', 'a task stops at its first cell that fails')
    .option(...runs)
    .action(async (experiment: string, options: SlurmFlags) => {
      const { slurmCommand } = await import('./slurmCommand.js');
      settle(await slurmCommand(experiment, options, context));
    });

  program
    .command('status')
    .description('print where a matrix stands, or all of them')
    .argument('[target]', 'experiment file, run folder or its name')
    .option(...json)
    .option(...runs)
    .action(async (target: string | undefined, options: { json?: true; runs: string }) => {
      const { statusCommand } = await import('./statusCommand.js');
      settle(statusCommand(target, options, context));
    });

  program
    .command('report')
    .description('write the reports of a matrix again; nothing runs')
    .argument('<target>', 'experiment file, run folder or its name')
    .option(...leakDelta)
    .option(...runs)
    .action(async (target: string, options: { runs: string; leakDelta?: true }) => {
      const { reportCommand } = await import('./reportCommand.js');
      settle(await reportCommand(target, options, context));
    });

  program
    .command('track')
    .description('send what is done of a matrix to TensorBoard files or an MLflow server; nothing runs')
    .argument('<target>', 'experiment file, run folder or its name')
    .option(...tensorboard)
    .option(...mlflow)
    .option(...runs)
    .action(async (target: string, options: TrackerFlags & { runs: string }) => {
      const { trackCommand } = await import('./trackCommand.js');
      settle(await trackCommand(target, options, context));
    });

  program
    .command('explain')
    .description('print each option of a cell, its value and where that came from')
    .argument('<experiment>', 'experiment file (.ts, .js)')
    .argument('<cell>', "a cell's label, its id or the start of its id")
    .option(...json)
    .action(async (experiment: string, cell: string, options: { json?: true }) => {
      const { explainCommand } = await import('./explainCommand.js');
      settle(await explainCommand(experiment, cell, options, context));
    });

  program
    .command('doctor')
    .description('check this machine and the installation, or a data set')
    .argument('[dataset]', `data set to check: uci-eeg, uci-gfe, london-faces, ${licensed}`)
    .argument('[path]', 'its folder')
    .option(...json)
    .option(...runs)
    .action(async (dataset: string | undefined, path: string | undefined, options: { json?: true; runs: string }) => {
      const { doctorCommand } = await import('./doctorCommand.js');
      settle(await doctorCommand(dataset, path, options, context));
    });

  program
    .command('lookalike')
    .description('write a made-up imitation of a data set in its exact form, to try things before one has the real one')
    .argument('<dataset>', licensed)
    .argument('<folder>', 'where to; empty or not there yet')
    .option('--subjects <count>', 'number of subjects', wholeNumber)
    .option('--seed <number>', 'seed of the values', wholeNumber)
    .option('--small', 'fewer and shorter trials')
    .option(...json)
    .action(
      async (
        dataset: string,
        folder: string,
        options: { subjects?: number; seed?: number; small?: true; json?: true },
      ) => {
        const { lookalikeCommand } = await import('./lookalikeCommand.js');
        settle(await lookalikeCommand(dataset, folder, options, context));
      },
    );

  program
    .command('inspect')
    .description(
      'print as JSON what a file holds: EEG, a picture, a video or landmarks of any format, a run folder, a cell, a result',
    )
    .argument('<path>', 'file or folder')
    .option('--rate <hz>', 'samples per second, of a table or ARFF file, which does not say', positiveNumber)
    .action(async (path: string, options: { rate?: number }) => {
      const { inspectCommand } = await import('./inspectCommand.js');
      settle(await inspectCommand(path, options, context));
    });

  return program;
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > 1024) {
    throw new InvalidArgumentError(`Expected a whole number from 1 to 1024.`);
  }
  return value;
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

function memorySize(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 256) throw new InvalidArgumentError('Expected a whole number of MiB from 256.');
  return value;
}

function pruneAfter(text: string): number {
  const folds = Number(text);
  if (!/^\d+$/.test(text) || folds < 2 || folds > 10_000) {
    throw new InvalidArgumentError('Expected a number of folds, 2 or more (the experiment stands before --prune).');
  }
  return folds;
}

function positiveNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value > 0 && value < Infinity))
    throw new InvalidArgumentError('Expected a number above 0.');
  return value;
}
