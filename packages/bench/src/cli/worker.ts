/**
 * Entry of a worker process: loads the experiment once, then runs the cells that the engine sends over IPC, one at a
 * time. Arguments: experiment file, optionally URL of another work module (see `run/engine/Work.ts`).
 */
import { serveCells } from '../run/engine/serveCells.js';

await serveCells(process.argv[2], process.argv[3]);
