import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { storeFiles } from '../store/storeFormat.js';
import type { QueueConnection } from './connectQueue.js';
import { silenceLimit } from './createGrants.js';
import { findPlace, type WorkerPaths } from './findPlace.js';
import { offersKey, queueKeys, queuePrefix } from './queueKeys.js';
import type { CellEnding, CellJob, OfferedMatrix } from './QueueMessage.js';
import type { QueueService } from './QueueService.js';
import { lockDuration } from './startPulse.js';

/** The matrices that runners offer and this worker program can serve. */
export interface Services {
  /** Looks what is offered now. */
  refresh(): Promise<void>;
  /** Those that give cells now. */
  ready(): readonly QueueService[];
  /** Whether the user stopped the run of this queue. */
  stopping(name: string): boolean;
  close(): Promise<void>;
}

/** Milliseconds for which a matrix is left alone that this machine could not serve. */
const restFor = 20_000;

/** Removes a scratch folder in which no cell is left: what it holds besides are data, which can be prepared again. */
function removeScratch(runFolder: string): void {
  try {
    if (readdirSync(join(runFolder, storeFiles.cells)).length === 0)
      rmSync(runFolder, { recursive: true, force: true });
  } catch {
    // nothing was run in it, or another worker program uses it
  }
}

/** How often a cell's worker may vanish (killed, machine gone) before the cell counts as failed. */
const vanishLimit = 10;

interface Entry {
  service: QueueService;
  offer: OfferedMatrix;
  beatAt: number;
  restUntil: number;
}

/**
 * @param worker name of this worker program.
 * @param matrix serve the matrix with this name only.
 * @param note gets what the user has to know, each line once.
 */
export function createServices(
  { redis, bullmq, attempt }: QueueConnection,
  worker: string,
  paths: WorkerPaths,
  matrix: string | undefined,
  note: (line: string) => void,
): Services {
  const now = (): number => performance.now();
  const entries = new Map<string, Entry>();
  const refused = new Map<string, { beat: number; until: number }>();

  const open = async (name: string, offer: OfferedMatrix): Promise<void> => {
    const rested = refused.get(name);
    if (rested !== undefined && (rested.beat === offer.beat || now() < rested.until)) return;
    const place = findPlace(offer, paths);
    if ('reason' in place) {
      refused.set(name, { beat: offer.beat, until: now() + restFor });
      note(`${offer.matrix}: cannot be served here: ${place.reason}`);
      const ending: CellEnding = { state: 'refused', reason: place.reason };
      await redis.hset(queueKeys(name).endings, `-/${worker}`, JSON.stringify(ending));
      return;
    }
    const jobs = new bullmq.Worker<CellJob>(name, null, {
      connection: redis,
      prefix: queuePrefix,
      skipVersionCheck: true,
      autorun: false,
      lockDuration,
      stalledInterval: lockDuration / 3,
      maxStalledCount: vanishLimit,
    });
    jobs.on('error', () => {}); // told by the connection
    void jobs.startStalledCheckTimer();
    const entry: Entry = {
      offer,
      beatAt: now(),
      restUntil: 0,
      service: {
        name,
        get offer() {
          return entry.offer;
        },
        place,
        jobs,
        runnerAlive: () => now() - entry.beatAt < silenceLimit,
        rest: () => (entry.restUntil = now() + restFor),
      },
    };
    entries.set(name, entry);
    const how = place.shared
      ? `results in ${place.runFolder}`
      : `results through the queue, work in ${place.runFolder}`;
    note(`${offer.matrix}: serving it for ${offer.host}; ${how}`);
  };
  const close = async (name: string): Promise<void> => {
    const entry = entries.get(name);
    entries.delete(name);
    if (entry === undefined) return;
    await entry.service.jobs.close(true).catch(() => {});
    if (!entry.service.place.shared) removeScratch(entry.service.place.runFolder);
  };
  return {
    refresh: async () => {
      const found = await attempt(() => redis.hgetall(offersKey));
      if (found === undefined) return;
      for (const [name, text] of Object.entries(found)) {
        const offer = JSON.parse(text) as OfferedMatrix;
        if (matrix !== undefined && offer.matrix !== matrix) continue;
        const entry = entries.get(name);
        if (entry === undefined || entry.offer.experimentFile !== offer.experimentFile) {
          await close(name);
          await attempt(() => open(name, offer));
          continue;
        }
        if (entry.offer.beat !== offer.beat) entry.beatAt = now();
        entry.offer = offer;
      }
      for (const [name, entry] of [...entries]) {
        // A Redis that lost its data gets the offer again from the runner within a second.
        if (found[name] === undefined && !entry.service.runnerAlive()) await close(name);
      }
    },
    ready: () =>
      [...entries.values()]
        .filter(
          ({ service, offer, restUntil }) =>
            !offer.stopping && now() >= restUntil && (service.place.shared || service.runnerAlive()),
        )
        .map(({ service }) => service),
    stopping: (name) => entries.get(name)?.offer.stopping === true,
    close: async () => {
      for (const name of [...entries.keys()]) await close(name);
    },
  };
}
