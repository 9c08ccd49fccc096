/** `strnn` with fake experiments and fake work, as a process of its own. */
import { fakeContext } from './fakeContext.test.support.js';
import { runCli } from './runCli.js';

process.exitCode = await runCli(process.argv.slice(2), fakeContext);
