import { extname } from 'node:path';
import { StrnnError, unknownName } from '@strnn/core/error';
import type { ElectrodeFileFormat } from './ElectrodePositions.js';

const extensions: Readonly<Record<string, ElectrodeFileFormat>> = {
  '.elc': 'elc',
  '.ced': 'ced',
  '.locs': 'locs',
  '.loc': 'locs',
  '.eloc': 'locs',
  '.sfp': 'sfp',
  '.tsv': 'table',
  '.csv': 'table',
  '.csd': 'csd',
};

/**
 * Format of a position file by its extension; a table of inclination and azimuth by its header (`Site Theta Phi`).
 * @throws StrnnError `data` when neither tells.
 */
export function detectFormat(file: string, lines: readonly string[]): ElectrodeFileFormat {
  const extension = extname(file).toLowerCase();
  if (Object.hasOwn(extensions, extension)) return extensions[extension];
  const header = (lines.find((text) => text.trim() !== '') ?? '').trim();
  if (/^\S+\s+theta\s+phi$/i.test(header)) return 'theta-phi';
  if (extension === '.txt') {
    throw new StrnnError(
      'data',
      `${file}, line 1: expected a header such as 'Site Theta Phi', found '${header.slice(0, 40)}'`,
    );
  }
  throw unknownName(file, 'format of electrode positions', extension, [...Object.keys(extensions), '.txt'], 'data');
}
