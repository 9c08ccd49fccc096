import { StrnnError } from '@strnn/core/error';
import type { ParsedPositions, Position, PositionUnits } from './ElectrodePositions.js';
import { positionNumber } from './positionNumber.js';

const units: readonly PositionUnits[] = ['m', 'cm', 'mm'];

/**
 * ASA electrode files (`.elc`): `UnitPosition`, `NumberPositions=`, then `Positions`, one line each, either `x y z` or
 * `name : x y z`, then `Labels`, one per line or all in one.
 */
export function parseElc(lines: readonly string[], file: string): ParsedPositions {
  let unit: PositionUnits | undefined;
  let announced: number | undefined;
  let line = 0;
  for (; line < lines.length && lines[line].trim() !== 'Positions'; line++) {
    const [key, value] = lines[line].trim().split(/[\s=]+/);
    const where = `${file}, line ${line + 1}`;
    if (key === 'UnitPosition') {
      unit = units.find((name) => name === value);
      if (unit === undefined) {
        throw new StrnnError('data', `${where}: UnitPosition: expected m, cm or mm, found '${value ?? ''}'`);
      }
    }
    if (key === 'NumberPositions') announced = positionNumber(value, where, 'the number of positions');
  }
  if (line === lines.length) {
    throw new StrnnError(
      'data',
      `${file}, line ${lines.length}: expected a line 'Positions', found the end of the file`,
    );
  }
  const found: { position: Position; label?: string }[] = [];
  for (line++; line < lines.length && lines[line].trim() !== 'Labels'; line++) {
    if (lines[line].trim() !== '') found.push(parsePosition(lines[line], `${file}, line ${line + 1}`));
  }
  if (announced !== undefined && announced !== found.length) {
    const rule = `expected the ${announced} positions of NumberPositions before this line`;
    throw new StrnnError('data', `${file}, line ${line + 1}: ${rule}, found ${found.length}`);
  }
  const labels = parseLabels(lines, line + 1, found.length, file, found[0]?.label !== undefined);
  const points = labels.map(({ name, line: own }, n) => {
    const { position, label } = found[n];
    if (label !== undefined && label !== name) {
      throw new StrnnError(
        'data',
        `${file}, line ${own}: expected the label '${label}' of position ${n + 1}, found '${name}'`,
      );
    }
    return { name, line: own, position };
  });
  return unit === undefined ? { points } : { units: unit, points };
}

function parsePosition(text: string, where: string): { position: Position; label?: string } {
  const colon = text.indexOf(':');
  const fields = text
    .slice(colon + 1)
    .trim()
    .split(/\s+/);
  if (fields.length !== 3) throw new StrnnError('data', `${where}: expected x y z, found ${fields.length} fields`);
  const [x, y, z] = fields.map((field, axis) => positionNumber(field, where, 'xyz'[axis]));
  return colon < 0 ? { position: [x, y, z] } : { position: [x, y, z], label: text.slice(0, colon).trim() };
}

/** In files with `name : x y z` the labels stand in one line, else one per line (and may hold blanks). */
function parseLabels(
  lines: readonly string[],
  from: number,
  count: number,
  file: string,
  inOneLine: boolean,
): { name: string; line: number }[] {
  const labels: { name: string; line: number }[] = [];
  for (let line = from; line < lines.length && labels.length < count; line++) {
    const text = lines[line].trim();
    if (text === '') continue;
    for (const name of inOneLine ? text.split(/\s+/) : [text]) labels.push({ name, line: line + 1 });
  }
  if (labels.length !== count) {
    const rule = `expected a label for each of the ${count} positions`;
    throw new StrnnError('data', `${file}, line ${lines.length}: ${rule}, found ${labels.length}`);
  }
  return labels;
}
