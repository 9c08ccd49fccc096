import type { Series } from '../Series.js';
import type { MlflowClient } from './createMlflowClient.js';
import { mlflowKey } from './mlflowKey.js';
import type { MlflowRun } from './MlflowRun.js';

/** The most that one `runs/log-batch` takes, of each and together. */
const limits = { params: 100, tags: 100, all: 1000 } as const;

/**
 * Sends params, tags and curves of a run that the server does not have yet. A param that is there already with another
 * value stays as it is: MLflow never changes one.
 *
 * @param timestamp of the metrics, milliseconds since 1970.
 */
export async function logBatches(
  client: MlflowClient,
  run: MlflowRun,
  given: {
    readonly params?: ReadonlyMap<string, string>;
    readonly tags?: Readonly<Record<string, string>>;
    readonly series?: readonly Series[];
  },
  timestamp: number,
): Promise<void> {
  const params = [...(given.params ?? [])]
    .filter(([key]) => !run.params.has(key))
    .map(([key, value]) => ({ key, value }));
  const tags = Object.entries(given.tags ?? {})
    .filter(([key, value]) => run.tags.get(key) !== value)
    .map(([key, value]) => ({ key, value }));
  const missing = (given.series ?? []).filter((series) => !has(run, series));
  const metrics = missing.flatMap(({ name, points }) =>
    points.map(({ step, value }) => ({ key: mlflowKey(name), value, step, timestamp })),
  );

  while (params.length + tags.length + metrics.length > 0) {
    const some = { params: params.splice(0, limits.params), tags: tags.splice(0, limits.tags) };
    const room = limits.all - some.params.length - some.tags.length;
    await client.post('runs/log-batch', { run_id: run.id, ...some, metrics: metrics.splice(0, room) });
    for (const { key, value } of some.params) run.params.set(key, value);
    for (const { key, value } of some.tags) run.tags.set(key, value);
  }
  for (const { name, points } of missing) run.metrics.set(mlflowKey(name), points.at(-1)!);
}

/** Whether the server has a curve to its end. A cell's values do not change, so neither do those before. */
function has({ metrics }: MlflowRun, { name, points }: Series): boolean {
  const latest = metrics.get(mlflowKey(name));
  const last = points.at(-1)!;
  return latest !== undefined && latest.step === last.step && latest.value === last.value;
}
