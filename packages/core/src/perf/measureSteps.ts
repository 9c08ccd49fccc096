import { flops } from './flops.js';
import { peakGflops } from './peakGflops.js';
import { createPerfCase, peerSizes } from './PerfCase.js';
import { perfPaths } from './perfPaths.js';
import { runPeer } from './runPeer.js';
import { median, timeRepeated } from './timeRepeated.js';

/** Figures of one path, over all rounds. */
export interface StepFigures {
  readonly path: string;
  readonly detail: string;
  /** Of a full training step: gather, forward, backward, Adam. */
  readonly ms_median: number;
  readonly ms_min: number;
  /** Medians of the rounds. */
  readonly rounds: readonly number[];
  readonly gflops?: number;
  readonly spatial_ms_median?: number;
  readonly spatial_gflops?: number;
  readonly peak_gflops?: number;
  /** spatial_gflops / peak_gflops */
  readonly spatial_of_peak?: number;
  /** Median over that of the fastest peer. */
  readonly of_fastest_peer?: number;
}

export interface StepOptions {
  readonly steps: number;
  readonly rounds: number;
  /** Commands of peers, run in turn with ours. */
  readonly peers: readonly string[];
  /** Also the path without kernels. */
  readonly ops: boolean;
}

/** A full training step at the peer's sizes on every path, one thread each, in turn with the peers. */
export async function measureSteps({ steps, rounds, peers, ops }: StepOptions): Promise<readonly StepFigures[]> {
  const of = createPerfCase(peerSizes);
  const work = flops(of);
  const ours = [];
  for (const path of await perfPaths(of, ops)) {
    await path.activate();
    const trainer = await path.trainer();
    let t = 0;
    const step = async (): Promise<void> => {
      await trainer.lossAndGradient({ indices: of.indices, dropout: 0, inputNoise: 0 });
      trainer.adam(++t, 1e-3);
    };
    ours.push({ ...path, step, medians: [] as number[], all: [] as number[], spatialTimes: [] as number[], peak: 0 });
  }
  const others = peers.map((command) => ({ command, medians: [] as number[], least: Infinity }));
  for (let round = 0; round < rounds; round++) {
    for (const path of ours) {
      await path.activate();
      const times = await timeRepeated(path.step, steps);
      path.medians.push(median(times));
      path.all.push(...times);
      if (path.spatial !== null) path.spatialTimes.push(...(await timeRepeated(path.spatial, steps)));
      if (path.build !== null) path.peak = Math.max(path.peak, peakGflops(path.build));
    }
    for (const peer of others) {
      const times = runPeer(peer.command);
      peer.medians.push(times.ms_median);
      peer.least = Math.min(peer.least, times.ms_min);
    }
  }
  const ofPeers = others.map(({ command, medians, least }) => ({
    path: 'peer',
    detail: command,
    ms_median: round2(median(sorted(medians))),
    ms_min: round2(least),
    rounds: medians.map(round2),
  }));
  const fastest = Math.min(...ofPeers.map(({ ms_median }) => ms_median));
  return [
    ...ours.map(({ path, detail, medians, all, spatialTimes, peak }) => {
      // Of the rounds' medians: one loaded round does not move it.
      const ms = median(sorted(medians));
      const spatial = spatialTimes.length > 0 ? median(sorted(spatialTimes)) : 0;
      return {
        path,
        detail,
        ms_median: round2(ms),
        ms_min: round2(Math.min(...all)),
        rounds: medians.map(round2),
        gflops: round2(work.step / ms / 1e6),
        ...(spatial > 0
          ? {
              spatial_ms_median: round2(spatial),
              spatial_gflops: round2(work.spatial / spatial / 1e6),
              peak_gflops: round2(peak),
              spatial_of_peak: round2(work.spatial / spatial / 1e6 / peak),
            }
          : {}),
        ...(Number.isFinite(fastest) ? { of_fastest_peer: round2(ms / fastest) } : {}),
      };
    }),
    ...ofPeers,
  ];
}

function sorted(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
