import type { DataSource } from '@strnn/core/samples';
import type { CellConfig, Plan } from '../matrix/PlannedCell.js';
import { withLeakTwins, type GroupCounts } from '../matrix/withLeakTwins.js';
import { describeData } from '../run/describeData.js';
import { groupCounts } from '../run/groupCounts.js';
import { readData } from '../run/store/readData.js';

/**
 * The plan with leaky twins, for a run: data settings that the run folder has no description of are read, so that cells whose
 * samples cannot leak get none.
 *
 * @param note gets a sentence for the user on cells without a twin
 */
export async function addLeakTwins(
  plan: Plan,
  folder: string,
  dataOf: (data: CellConfig['data']) => DataSource,
  note: (line: string) => void,
): Promise<Plan> {
  const counts = new Map<string, GroupCounts | undefined>();
  for (const { config } of plan.cells) {
    const { fingerprint } = config.data;
    if (counts.has(fingerprint)) continue;
    const known = groupCounts(readData(folder, fingerprint));
    const source = dataOf(config.data);
    counts.set(fingerprint, known ?? groupCounts(describeData(source, await source.load())));
  }
  const twins = withLeakTwins(plan, (fingerprint) => counts.get(fingerprint));
  for (const line of twins.notes ?? []) if (plan.notes?.includes(line) !== true) note(line);
  return twins;
}
