import { StrnnError, unknownName } from '@strnn/core/error';
import { checkOptionNames } from '../checkOptionNames.js';
import { detectFormat } from './detectFormat.js';
import type {
  ElectrodeFileFormat,
  ElectrodePositions,
  ParsedPositions,
  Position,
  PositionUnits,
} from './ElectrodePositions.js';
import { likelyUnits } from './likelyUnits.js';
import { parseCed } from './parseCed.js';
import { parseCsd } from './parseCsd.js';
import { parseElc } from './parseElc.js';
import { parseLocs } from './parseLocs.js';
import { parsePositionTable } from './parsePositionTable.js';
import { parseSfp } from './parseSfp.js';
import { parseThetaPhi } from './parseThetaPhi.js';
import { readPositionText } from './readPositionText.js';
import { takeFiducials } from './takeFiducials.js';

export interface ReadElectrodePositionsOptions {
  /** Default: by the file's extension, for .txt by its header. */
  readonly format?: ElectrodeFileFormat;
  /** What the numbers are, for files that do not say. Default: by their size (median distance from the origin). */
  readonly units?: PositionUnits;
  /** Metres. Radius of the head for files that give directions only. Default 0.095, as MNE-Python. */
  readonly headRadius?: number;
}

const parsers: Readonly<Record<ElectrodeFileFormat, (lines: readonly string[], file: string) => ParsedPositions>> = {
  elc: parseElc,
  ced: parseCed,
  locs: parseLocs,
  sfp: parseSfp,
  table: parsePositionTable,
  csd: parseCsd,
  'theta-phi': parseThetaPhi,
};
const unitNames = ['m', 'cm', 'mm', 'sphere'] as const;

/**
 * Electrode positions of a file: ASA `.elc`, EEGLAB `.ced` and `.locs` (`.loc`, `.eloc`), BESA and EGI `.sfp`, tables with
 * a header (`.tsv`, `.csv`: name or label, x, y, z), `.csd`, and the tables of inclination and azimuth of BioSemi and
 * Easycap (`.txt`). Metres, x right, y front, z up; nothing is centred, fitted or rotated: the origin and the axes are the
 * file's. Equal to MNE-Python's `read_custom_montage` but for its scaling to one head size, and for
 * fractions of degrees in .txt, which MNE-Python 1.13 cuts off (BioSemi 128, 160 and 256 have them).
 *
 * Fiducials (LPA, RPA, nasion, inion by their usual names) are taken out of the electrodes; `Nz` is the nasion in a
 * file that has the ear points and no other nasion, else an electrode.
 *
 * @throws StrnnError `data` naming file and line: no such file, more than 4 MiB, a line that is not as the format has it,
 * a name that occurs twice, no electrode, numbers of no likely size (give `units`); `option` for an unknown option or format.
 */
export async function readElectrodePositions(
  file: string,
  options: ReadElectrodePositionsOptions = {},
): Promise<ElectrodePositions> {
  checkOptions(options);
  const lines = (await readPositionText(file)).replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const format = options.format ?? detectFormat(file, lines);
  const { points, units: stated } = parsers[format](lines, file);
  checkNames(points, file);
  const { electrodes, fiducials, headShape } = takeFiducials(points);
  const located = electrodes.filter(
    (point): point is typeof point & { position: Position } => point.position !== undefined,
  );
  if (located.length === 0)
    throw new StrnnError('data', `${file}: expected a position for at least one electrode, found none`);

  const units = stated ?? options.units ?? likelyUnits(located, file);
  const metres = { m: 1, cm: 0.01, mm: 0.001, sphere: options.headRadius ?? 0.095 }[units];
  const scale = ([x, y, z]: Position): Position => [x * metres, y * metres, z * metres];
  return {
    file,
    format,
    units,
    names: located.map(({ name }) => name),
    positions: located.map(({ position }) => scale(position)),
    fiducials: Object.fromEntries(Object.entries(fiducials).map(([name, position]) => [name, scale(position)])),
    headShape: headShape.map(scale),
    unlocated: electrodes.filter(({ position }) => position === undefined).map(({ name }) => name),
  };
}

function checkOptions(options: ReadElectrodePositionsOptions): void {
  const where = 'readElectrodePositions';
  checkOptionNames(options, where, ['format', 'headRadius', 'units']);
  const { format, units, headRadius } = options;
  if (format !== undefined && !Object.hasOwn(parsers, format)) {
    throw unknownName(`${where}.format`, 'format', String(format), Object.keys(parsers));
  }
  if (units !== undefined && !unitNames.includes(units)) {
    throw unknownName(`${where}.units`, 'unit', String(units), unitNames);
  }
  if (headRadius !== undefined && !(typeof headRadius === 'number' && headRadius > 0 && headRadius < 1)) {
    throw new StrnnError(
      'option',
      `${where}.headRadius: expected metres above 0 and below 1, found ${String(headRadius)}`,
    );
  }
}

function checkNames(points: ParsedPositions['points'], file: string): void {
  const first = new Map<string, number>();
  for (const { name, line } of points) {
    if (name === '')
      throw new StrnnError('data', `${file}, line ${line}: expected the name of an electrode, found nothing`);
    const other = first.get(name);
    if (other !== undefined && name.toLowerCase() !== 'headshape') {
      throw new StrnnError('data', `${file}, line ${line}: expected unique names, found '${name}' as in line ${other}`);
    }
    first.set(name, line);
  }
}
