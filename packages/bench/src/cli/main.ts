import { runCli } from './runCli.js';

// A reader that has seen enough, such as `head`, closes the pipe; that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  throw error;
});
// A terminal that was closed takes no more notes; the run still stops in order.
process.stderr.on('error', () => {});
// Node's way of saying that nothing is left to wait for although something still waits.
process.on('exit', () => {
  if (process.exitCode === 13)
    process.stderr.write('strnn: the experiment file (or a plugin) awaits something that never ends.\n');
});
process.exitCode = await runCli(process.argv.slice(2));
