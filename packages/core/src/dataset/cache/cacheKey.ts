import { createHash } from 'node:crypto';
import type { FileHash } from './hashFile.js';

/** Everything that a prepared value depends on. */
export interface CacheKeyParts {
  /** Version of the code that prepares it: `codeVersion()`. */
  readonly code: string;
  /** What is prepared, with its version: `'seed 1'`. */
  readonly operation: string;
  /** Plain JSON. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Name of the input, where a name says something about the content (`'1_20131027.mat'`: subject 1). */
  readonly name: string;
  readonly files: readonly FileHash[];
}

/** Hex SHA-256 over all parts; the order of the options' keys does not matter. */
export function cacheKey({ code, operation, options, name, files }: CacheKeyParts): string {
  const parts = [code, operation, name, sorted(options), files.map(({ bytes, sha256 }) => [bytes, sha256])];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.keys(value)
    .sort()
    .map((key) => [key, sorted((value as Record<string, unknown>)[key])]);
}
