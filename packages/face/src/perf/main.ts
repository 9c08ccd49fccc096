/**
 * How fast and how large the way from CK+ to samples is:
 * `npm run --silent perf:face -- [--json] [--rounds 3] [--calls 15] [--sequences 327] [--distinct N] [--only KIND] [--peer COMMAND ...]`.
 *
 * Draws `--sequences` sequences of CK+'s size (18 frames of 640 x 490) into a folder of the system's temporary files, where it
 * stays for the next time: all of them, or `--distinct`, at some 30 ms and 130 kB a frame, and hard links for the others. Then
 * measures, each in a process of its own, round after round: `load`, all of them from files to LBP-TOP samples; `stages`, the
 * same stage by stage; `cache`, with an empty cache and again; `operations`, single ones. `--only` measures one of these kinds.
 * A peer is a command that takes `load FOLDER` and `operations FOLDER CALLS` and prints a line of JSON per task, see
 * `PerfFigures`; it runs in turn with ours: `--peer 'python3 tools/reference/face/face_peer.py'`.
 * `--one KIND --folder FOLDER` measures in this very process.
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { StrnnError, unknownName } from '@strnn/core/error';
import { ckSizedFolder } from './ckSizedFolder.js';
import { compareFigures } from './compareFigures.js';
import { measureCache } from './measureCache.js';
import { measureLoad } from './measureLoad.js';
import { measureOperations } from './measureOperations.js';
import { measureStages } from './measureStages.js';
import type { PerfFigures } from './PerfFigures.js';
import { type PerfKind, perfKinds, runOwnProcess, runPeer } from './runPerfProcess.js';

try {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '3' },
      calls: { type: 'string', default: '15' },
      sequences: { type: 'string', default: '327' },
      distinct: { type: 'string' },
      only: { type: 'string' },
      peer: { type: 'string', multiple: true, default: [] },
      one: { type: 'string' },
      folder: { type: 'string' },
    },
  });
  const calls = count('--calls', values.calls);
  if (values.one !== undefined) {
    if (values.folder === undefined) throw new StrnnError('option', '--one: expected --folder with it, found none.');
    for (const figures of await measure(kindNamed('--one', values.one), values.folder, calls)) print(figures);
  } else {
    const rounds = count('--rounds', values.rounds);
    const sequences = count('--sequences', values.sequences);
    const distinct = Math.min(sequences, count('--distinct', values.distinct ?? values.sequences));
    const kinds = values.only === undefined ? perfKinds : [kindNamed('--only', values.only)];
    const folder = await ckSizedFolder({ sequences, distinct });
    const load = loadavg()[0];
    const found: PerfFigures[][] = [];
    for (let round = 0; round < rounds; round++) {
      const figures = kinds.flatMap((kind) => [
        ...runOwnProcess(kind, folder, calls),
        ...(kind === 'load' || kind === 'operations'
          ? values.peer.flatMap((peer) => runPeer(peer, kind, folder, calls))
          : []),
      ]);
      found.push(figures);
    }
    const machine = {
      processor: cpus()[0]?.model.trim() ?? 'unknown',
      cores: cpus().length,
      node: process.version,
      load_average: load,
    };
    const size = { sequences, distinct, frames: 18, width: 640, height: 490, rounds };
    const comparisons = compareFigures(found);
    if (values.json) print({ machine, size, comparisons });
    else for (const line of [machine, size, ...comparisons]) print(line);
  }
} catch (error) {
  if (!(error instanceof StrnnError) && !(error instanceof TypeError)) throw error;
  process.stderr.write(`perf: ${error.message}\n`);
  process.exitCode = 1;
}

async function measure(kind: PerfKind, folder: string, calls: number): Promise<PerfFigures[]> {
  if (kind === 'load') return [await measureLoad(folder)];
  if (kind === 'stages') return measureStages(folder);
  return kind === 'cache' ? measureCache(folder) : measureOperations(folder, calls);
}

function kindNamed(option: string, name: string): PerfKind {
  const kind = perfKinds.find((known) => known === name);
  if (kind === undefined) throw unknownName(option, 'kind', name, perfKinds);
  return kind;
}

function count(option: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new StrnnError('option', `${option}: expected an integer >= 1, found '${text}'.`);
}

function print(figures: object): void {
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}
