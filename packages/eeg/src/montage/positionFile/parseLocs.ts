import { StrnnError } from '@strnn/core/error';
import type { ParsedPositions } from './ElectrodePositions.js';
import { polarPosition } from './polarPosition.js';
import { positionNumber } from './positionNumber.js';

/**
 * EEGLAB's polar files (`.locs`, `.loc`, `.eloc`): number, degrees from the nose (to the right positive), radius, label.
 * A radius of 0.5 is a right angle from the vertex. Directions only.
 */
export function parseLocs(lines: readonly string[], file: string): ParsedPositions {
  const points = lines.flatMap((text, n) => {
    if (text.trim() === '' || text.trim().startsWith('%')) return [];
    const where = `${file}, line ${n + 1}`;
    const fields = text.trim().split(/\s+/);
    if (fields.length < 4) {
      const rule = 'expected four fields, number, degrees, radius, label';
      throw new StrnnError('data', `${where}: ${rule}, found ${fields.length}: '${text.trim().slice(0, 40)}'`);
    }
    positionNumber(fields[0], where, 'the number of the channel');
    const degrees = positionNumber(fields[1], where, 'degrees from the nose');
    const radius = positionNumber(fields[2], where, 'the radius');
    // EEGLAB pads short labels with dots.
    const name = fields[3].replace(/\.+$/, '');
    return [{ name, line: n + 1, position: polarPosition(degrees, radius) }];
  });
  return { units: 'sphere', points };
}
