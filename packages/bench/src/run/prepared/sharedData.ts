import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource, Samples } from '@strnn/core/samples';
import { holdLeases } from '../engine/holdLeases.js';
import { claimLease } from '../lease/claimLease.js';
import { isLeaseAlive } from '../lease/isLeaseAlive.js';
import type { Lease } from '../lease/Lease.js';
import { dataFile } from '../store/dataFile.js';
import { checkFingerprint } from './checkFingerprint.js';
import { removeEmptyFolders } from './removeEmptyFolders.js';
import { readSamples, writeSamples } from './samplesFile.js';

/**
 * Milliseconds without a heartbeat after which a process that prepares data counts as dead: reading recordings may keep
 * its event loop busy for long.
 */
const silenceLimit = 600_000;
/** Milliseconds between two looks at whether another process is ready. */
const lookEvery = 100;

/**
 * The same data set, whose samples are prepared by one process only, of all that work on a run folder; the others wait and
 * read them from `data/<fingerprint>.samples`. Where that file cannot be written, each prepares its own. Samples are kept
 * in memory once they are asked for.
 *
 * @param fingerprint that the data must have.
 * @param tell gets a line for the user when this process has to wait.
 */
export function sharedData(
  data: DataSource,
  runFolder: string,
  fingerprint: string,
  tell: (line: string) => void,
): DataSource {
  const path = dataFile(runFolder, fingerprint, '.samples');
  const lock = dataFile(runFolder, fingerprint, '.lock');
  const prepare = async (): Promise<Samples> => {
    await checkFingerprint(data, fingerprint);
    return data.load();
  };
  const obtain = async (): Promise<Samples> => {
    for (let told = false; ; told = true) {
      const found = readSamples(path, fingerprint);
      if (found !== undefined) return found;
      let lease: Lease | undefined;
      try {
        lease = claimLease(lock, (other) => isLeaseAlive(other, performance.now(), silenceLimit));
      } catch {
        return prepare(); // a folder that cannot be written
      }
      if (lease !== undefined) return prepareUnder(lease);
      if (!told) tell(`another process prepares the data '${data.name}'; waiting for it`);
      await pause(lookEvery);
    }
  };
  const prepareUnder = async (lease: Lease): Promise<Samples> => {
    const leases = holdLeases();
    const held = leases.hold(lease, () => {});
    try {
      // Another may have been ready between the look and the claim.
      const found = readSamples(path, fingerprint);
      if (found !== undefined) return found;
      const samples = await prepare();
      try {
        writeSamples(path, fingerprint, samples);
      } catch (error) {
        tell(`the prepared data '${data.name}' cannot be shared: ${(error as Error).message}`);
      }
      return samples;
    } finally {
      held.release();
      leases.end();
      removeEmptyFolders(lock);
    }
  };
  let samples: Promise<Samples> | undefined;
  return { ...data, load: () => (samples ??= obtain()) };
}
