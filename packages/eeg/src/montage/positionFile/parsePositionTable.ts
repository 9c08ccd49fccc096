import { StrnnError } from '@strnn/core/error';
import type { ParsedPositions } from './ElectrodePositions.js';
import { positionNumber } from './positionNumber.js';
import { isAbsent, readTable } from './readTable.js';

/**
 * Tables with a header (`.tsv`, `.csv`; the columns `name` or `label`, x, y, z): eeg-positions and the electrodes.tsv of
 * BIDS, taken for x right, y front. A position of `n/a` in all three columns is none.
 */
export function parsePositionTable(lines: readonly string[], file: string): ParsedPositions {
  const { rows, column } = readTable(lines, file);
  const name = column('label') ?? column('name');
  const axes = ['x', 'y', 'z'].map(column);
  if (name === undefined || axes.includes(undefined)) {
    const found = lines.find((text) => text.trim() !== '')?.trim();
    const rule = "expected the columns 'name' (or 'label'), 'x', 'y' and 'z'";
    throw new StrnnError('data', `${file}, line 1: ${rule}, found '${(found ?? '').slice(0, 80)}'`);
  }
  const points = rows.map(({ cells, line }) => {
    const texts = axes.map((axis) => cells[axis!] ?? '');
    const point = { name: cells[name] ?? '', line };
    if (texts.every(isAbsent)) return point;
    const [x, y, z] = texts.map((text, axis) => positionNumber(text, `${file}, line ${line}`, 'xyz'[axis]));
    return { ...point, position: [x, y, z] as const };
  });
  return { points };
}
