import { runCli } from './runCli.js';

// A reader that has seen enough, such as `head`, closes the pipe; that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  throw error;
});
// A terminal that was closed takes no more notes; the run still stops in order.
process.stderr.on('error', () => {});
process.exitCode = await runCli(process.argv.slice(2));
