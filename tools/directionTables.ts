import { seed62Sites } from '@strnn/core/sites';
import type { Sites } from '@strnn/core/sites';
import type { Direction, Lattice } from '@strnn/core/traversal';
import { builtinDirections, builtinStrategies, compileLattice, isRefusal } from '@strnn/core/traversal';

/** Rewrites the generated parts of docs/directions.md: what stands between `<!-- begin: NAME -->` and `<!-- end: NAME -->`. */
export function withDirectionTables(document: string): string {
  return replacePart(replacePart(document, 'directions', directionTable()), 'strategies', strategyTable());
}

function replacePart(document: string, part: string, content: string): string {
  const [begin, end] = [`<!-- begin: ${part} -->`, `<!-- end: ${part} -->`];
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`expected the lines '${begin}' and '${end}', found no such pair`);
  return `${document.slice(0, from + begin.length)}\n\n${content}\n\n${document.slice(to)}`;
}

function directionTable(): string {
  const rows = builtinDirections.map((direction) => {
    const { lattice, flat } = onSeed62(direction);
    const starts = lattice.predecessors.filter((list) => list.length === 0).length;
    const counts = [lattice.edges, lattice.levels.length - 1, starts, lattice.maxPredecessors];
    return [`\`${direction.name}\`${flat ? ' \\*' : ''}`, direction.description, ...counts.map(String)];
  });
  return table(['Direction', 'Definition', 'Edges', 'Levels', 'Starts', 'Most'], rows, 2);
}

function strategyTable(): string {
  const rows = builtinStrategies.map(({ name, description, directions }) => [
    `\`${name}\``,
    description,
    directions.length === 0 ? '(no direction)' : directions.map((direction) => `\`${direction}\``).join(', '),
  ]);
  return table(['Strategy', 'Description', 'Directions'], rows, 3);
}

/** SEED's montage has no positions: a direction that asks for some gets the lattice itself, laid flat, front up. */
function onSeed62(direction: Direction): { lattice: Lattice; flat: boolean } {
  const sites = seed62Sites();
  try {
    return { lattice: compileLattice(direction, sites), flat: false };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const positions = sites.grid.map(([row, column]) => [column, -row, 0] as const);
    const placed: Sites = { ...sites, positions };
    return { lattice: compileLattice(direction, placed), flat: true };
  }
}

/** A Markdown table as Prettier writes it: padded cells; columns from `firstNumber` on are aligned to the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[], firstNumber: number): string {
  const cells = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const width = head.map((_, c) => Math.max(3, ...cells.map((row) => row[c].length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, c) => (c < firstNumber ? cell.padEnd(width[c]) : cell.padStart(width[c]))).join(' | ')} |`;
  const rule = width.map((n, c) => (c < firstNumber ? '-'.repeat(n) : `${'-'.repeat(n - 1)}:`));
  return [line(cells[0]), `| ${rule.join(' | ')} |`, ...cells.slice(1).map(line)].join('\n');
}
