import { createHash } from 'node:crypto';
import type { TrialSeries } from '../dataset/TrialSeries.js';

/** First bytes of a cache file; the digits are the version of its form. */
export const cacheMagic = 'STRNNC01';

/** What the JSON header says of one trial: everything but the values. */
export interface StoredTrial extends Omit<TrialSeries, 'series'> {
  readonly series: Omit<TrialSeries['series'], 'data'> & { readonly single: boolean };
}

/**
 * A cache file: magic (8 bytes), length of the header (uint32), header (JSON, blanks up to a multiple of 8), the values of
 * trial after trial (each from a multiple of 8), SHA-256 of all that (32 bytes). Little-endian.
 */
export function encodeTrials(key: string, trials: readonly TrialSeries[]): Buffer[] {
  const stored = trials.map(({ series: { data, ...series }, ...trial }) => ({
    ...trial,
    series: { ...series, single: data instanceof Float32Array },
  }));
  const text = Buffer.from(JSON.stringify({ key, trials: stored satisfies StoredTrial[] }));
  const header = Buffer.alloc(pad(12 + text.byteLength), ' ');
  header.write(cacheMagic, 'latin1');
  header.writeUInt32LE(header.byteLength - 12, 8);
  text.copy(header, 12);
  const parts: Buffer[] = [header];
  for (const { series } of trials) {
    const { buffer, byteOffset, byteLength } = series.data;
    parts.push(Buffer.from(buffer, byteOffset, byteLength), Buffer.alloc(pad(byteLength) - byteLength));
  }
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return [...parts, hash.digest()];
}

/** The next multiple of 8. */
export function pad(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}
