import type { Job } from 'bullmq';
import type { CellProgress } from '../CellProgress.js';
import type { QueueConnection } from './connectQueue.js';
import type { Answer, CellJob, Holding } from './QueueMessage.js';
import { forgottenAfter, queueKeys } from './queueKeys.js';

/** The signs of life of a worker that has a cell. */
export interface Pulse {
  /** Tells it with the next beat. */
  update(change: { state?: Holding['state']; progress?: CellProgress }): void;
  /** One beat now; gives the runner's answer, undefined when there is none yet or Redis does not answer. */
  beat(): Promise<Answer | undefined>;
  /** Ends them and withdraws what was told. */
  end(): Promise<void>;
}

/** Milliseconds between two beats. */
const beatEvery = 1000;

/** Milliseconds for which a job is a worker's without a beat. */
export const lockDuration = 15_000;

/**
 * Tells about a cell once a second and keeps its job's lock.
 *
 * @param field `<cell id>/<worker>`.
 * @param onAnswer gets the runner's answer at every beat.
 */
export function startPulse(
  { redis, attempt }: QueueConnection,
  queue: string,
  field: string,
  job: Job<CellJob>,
  token: string,
  shared: boolean,
  onAnswer: (answer: Answer) => void,
): Pulse {
  const keys = queueKeys(queue);
  let holding: Holding = { beat: Date.now(), shared, state: 'asking' };
  let ended = false;
  let extendedAt = performance.now();
  const beat = async (): Promise<Answer | undefined> => {
    if (ended) return undefined;
    holding = { ...holding, beat: holding.beat + 1 };
    const answer = await attempt(async () => {
      await redis.hset(keys.holdings, field, JSON.stringify(holding));
      if (performance.now() - extendedAt > lockDuration / 4) {
        // A lock that is lost, as after Redis forgot the job, changes nothing: the lease in the run folder counts.
        await job.extendLock(token, lockDuration).catch(() => {});
        await redis.expire(keys.holdings, forgottenAfter);
        extendedAt = performance.now();
      }
      return redis.hget(keys.answers, field);
    }).catch(() => undefined);
    if (answer === null || answer === undefined || ended) return undefined;
    onAnswer(answer as Answer);
    return answer as Answer;
  };
  const timer = setInterval(() => void beat(), beatEvery);
  void beat();
  return {
    update: ({ state, progress }) => {
      holding = {
        ...holding,
        ...(state !== undefined && { state }),
        ...(progress !== undefined && {
          progress: { ...progress, loss: Number.isFinite(progress.loss) ? progress.loss : null },
        }),
      };
    },
    beat,
    end: async () => {
      ended = true;
      clearInterval(timer);
      await attempt(async () => {
        await redis.hdel(keys.holdings, field);
        await redis.hdel(keys.answers, field);
      }).catch(() => {});
    },
  };
}
