import { describeProtocol } from '../protocol/describeProtocol.js';
import { leakyTwin } from '../protocol/leakyTwin.js';
import type { GroupUnit, Protocol } from '../protocol/Protocol.js';
import { createCellIds } from './createCellIds.js';
import type { Plan, PlannedCell } from './PlannedCell.js';

/** How many recorded samples a data setting has, and of how many subjects, sessions and trials they are. */
export type GroupCounts = Readonly<Record<GroupUnit | 'samples', number>>;

/** What a twin's label ends with. */
const twinMark = '[leaky twin]';

/**
 * The plan with a lenient twin beside every honest cell: the same configuration, but for a protocol whose folds have the same
 * sizes and classes and are filled with shuffled samples (see `leakyTwin`). The difference in score is what the leak would have
 * bought. Twins (`PlannedCell.twinOf`) are no results: they belong in no ranking, mean or test.
 *
 * A cell whose protocol keeps units together that are single samples gets no twin: there is nothing to leak. `Plan.notes`
 * says so.
 *
 * @param countsOf of a data setting, by its fingerprint; where they are not known, cells get their twins
 */
export function withLeakTwins(
  plan: Plan,
  countsOf: (fingerprint: string) => GroupCounts | undefined = () => undefined,
): Plan {
  const cellId = createCellIds();
  const have = new Set(plan.cells.flatMap(({ twinOf: honest }) => honest ?? []));
  // One object for one protocol: ids of many cells are much faster then.
  const twins = new Map<Protocol, Protocol>();
  const twinOf = (protocol: Protocol): Protocol => {
    const twin = twins.get(protocol) ?? leakyTwin(protocol);
    twins.set(protocol, twin);
    return twin;
  };
  const without = new Map<string, { readonly protocol: Protocol; cells: number }>();
  const cells = plan.cells.flatMap((cell): PlannedCell[] => {
    const { protocol, data } = cell.config;
    if (protocol.lenient || have.has(cell.id)) return [cell];
    if (!canLeak(protocol, countsOf(data.fingerprint))) {
      const text = describeProtocol(protocol);
      const known = without.get(text) ?? { protocol, cells: 0 };
      known.cells++;
      without.set(text, known);
      return [cell];
    }
    const config = { ...cell.config, protocol: twinOf(protocol) };
    const sources = Object.keys(config.protocol).map((key) => [`protocol.${key}`, '--leak-delta'] as const);
    const provenance = { ...cell.provenance, ...Object.fromEntries(sources) };
    return [
      cell,
      { ...cell, id: cellId(config), label: `${cell.label} ${twinMark}`, config, provenance, twinOf: cell.id },
    ];
  });
  const notes = [...without].map(([text, { protocol, cells: count }]) => {
    const which = `${count} cell${count === 1 ? '' : 's'} (${text})`;
    return `No leaky twin of ${which}: every ${protocol.by} is one sample, so there is nothing to leak by shuffling samples.`;
  });
  return notes.length === 0 ? { ...plan, cells } : { ...plan, notes: [...(plan.notes ?? []), ...notes], cells };
}

/** Whether shuffled samples break the protocol's promise. Pooled groups are of many subjects. */
function canLeak({ by, pooled }: Protocol, counts: GroupCounts | undefined): boolean {
  return counts === undefined || pooled === true || counts.samples > counts[by];
}
