import { Command, InvalidArgumentError } from 'commander';
import type { CommandContext, ExitCode } from './CommandContext.js';
import type { RunFlags } from './runCommand.js';

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

  program
    .command('plan')
    .description('print the matrix of an experiment; nothing runs')
    .argument('<experiment>', 'experiment file (.ts, .js)')
    .option(...json)
    .option(...runs)
    .action(async (experiment: string, options: { json?: true; runs: string }) => {
      const { planCommand } = await import('./planCommand.js');
      settle(await planCommand(experiment, options, context));
    });

  program
    .command('run')
    .description('run what is missing of a matrix, then write its reports')
    .argument('<experiment>', 'experiment file (.ts, .js)')
    .option('-w, --workers <count>', 'worker processes (default: one per core)', wholeNumber)
    .option('--backend <name>', 'what computes (as STRNN_BACKEND): native, wasm-relaxed, wasm, cpu, node or node-gpu')
    .option('--only <pattern>', 'only cells whose label holds the text, or whose id begins with it; * for any text')
    .option('--retry', 'run cells again that failed before')
    .option('--keep-going', 'run all other cells when one fails (the default)')
    .option('--fail-fast', 'stop at the first cell that fails')
    .option('-q, --quiet', 'print the table and what went wrong, no progress')
    .option('--json', 'print progress as JSON lines')
    .option(...runs)
    .action(
      async (experiment: string, options: RunFlags & { keepGoing?: boolean; backend?: string }, command: Command) => {
        if (options.keepGoing && options.failFast)
          command.error('error: --keep-going and --fail-fast exclude each other');
        if (options.backend !== undefined) {
          const { chooseBackend } = await import('./chooseBackend.js');
          await chooseBackend(options.backend);
        }
        const { runCommand } = await import('./runCommand.js');
        settle(await runCommand(experiment, options, context));
      },
    );

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
    .option(...runs)
    .action(async (target: string, options: { runs: string }) => {
      const { reportCommand } = await import('./reportCommand.js');
      settle(await reportCommand(target, options, context));
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

function positiveNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value > 0 && value < Infinity))
    throw new InvalidArgumentError('Expected a number above 0.');
  return value;
}
