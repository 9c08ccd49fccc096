import { CommanderError } from 'commander';
import { packageVersion } from '../run/packageVersion.js';
import type { CommandContext, ExitCode } from './CommandContext.js';
import { createProgram } from './createProgram.js';
import { printError } from './printError.js';

/**
 * The `strnn` command.
 *
 * @param args without node and the script.
 * @param context what to use instead of the real streams and the real work.
 * @returns the exit status: 0 fine, 1 a cell failed or a check did, 2 usage or bad input, 130 interrupted.
 */
export async function runCli(args: readonly string[], context: Partial<CommandContext> = {}): Promise<ExitCode> {
  const full: CommandContext = {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    plan: async (file) => (await import('../run/planExperiment.js')).planExperiment(file),
    ...context,
  };
  let code: ExitCode = 0;
  // Understood before and after the command's name.
  const debug = args.includes('--debug');
  const rest = args.filter((argument) => argument !== '--debug');
  const program = createProgram(full, packageVersion(), (settled) => (code = settled));
  if (rest.length === 0) {
    program.outputHelp({ error: true });
    return 2;
  }
  try {
    await program.parseAsync(rest, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return printError(error, full.stderr, debug);
  }
}
