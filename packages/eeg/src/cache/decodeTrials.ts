import { createHash } from 'node:crypto';
import type { TrialSeries } from '../dataset/TrialSeries.js';
import { cacheMagic, pad, type StoredTrial } from './encodeTrials.js';

const hashBytes = 32;

/** The trials of a cache file, or undefined when it is damaged, cut, of another form, or of another key. */
export function decodeTrials(key: string, file: Buffer): TrialSeries[] | undefined {
  const end = file.byteLength - hashBytes;
  if (end < 12 || file.toString('latin1', 0, 8) !== cacheMagic) return undefined;
  const content = file.subarray(0, end);
  if (!createHash('sha256').update(content).digest().equals(file.subarray(end))) return undefined;
  // From here on the file is what `encodeTrials` wrote.
  const start = 12 + content.readUInt32LE(8);
  const header = JSON.parse(content.toString('utf8', 12, start)) as { key: string; trials: StoredTrial[] };
  if (header.key !== key) return undefined;
  let offset = start;
  return header.trials.map(({ series: { single, ...series }, ...trial }) => {
    const { W, N, D } = series.shape;
    const bytes = W * N * D * (single ? 4 : 8);
    const values = new Uint8Array(content.subarray(offset, offset + bytes)).buffer;
    offset += pad(bytes);
    return { ...trial, series: { ...series, data: single ? new Float32Array(values) : new Float64Array(values) } };
  });
}
