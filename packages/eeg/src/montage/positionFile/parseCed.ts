import { StrnnError } from '@strnn/core/error';
import type { ParsedPositions, Position } from './ElectrodePositions.js';
import { polarPosition } from './polarPosition.js';
import { positionNumber } from './positionNumber.js';
import { isAbsent, readTable } from './readTable.js';

/**
 * EEGLAB's `.ced`: tab-separated with a header; X front, Y left, Z up are taken, or theta and radius (as in `.locs`)
 * where the file has no X, Y, Z. A channel whose fields are empty has no position.
 */
export function parseCed(lines: readonly string[], file: string): ParsedPositions {
  const { rows, column } = readTable(lines, file);
  const name = column('labels');
  const cartesian = ['x', 'y', 'z'].map(column);
  const polar = ['theta', 'radius'].map(column);
  const fields = cartesian.includes(undefined) ? polar : cartesian;
  if (name === undefined || fields.includes(undefined)) {
    const rule = "expected the columns 'labels' and 'X', 'Y', 'Z' (or 'theta', 'radius')";
    throw new StrnnError('data', `${file}, line 1: ${rule}, found '${(lines[0] ?? '').trim().slice(0, 80)}'`);
  }
  const points = rows.map(({ cells, line }) => {
    const texts = fields.map((field) => cells[field!] ?? '');
    const point = { name: cells[name] ?? '', line };
    if (texts.every(isAbsent)) return point;
    const titles = fields === polar ? ['theta in degrees', 'the radius'] : ['X', 'Y', 'Z'];
    const [a, b, c] = texts.map((text, n) => positionNumber(text, `${file}, line ${line}`, titles[n]));
    const position: Position = fields === polar ? polarPosition(a, b) : [-b, a, c];
    return { ...point, position };
  });
  return fields === polar ? { units: 'sphere', points } : { points };
}
