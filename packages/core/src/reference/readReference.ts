import { readFileSync } from 'node:fs';
import { StrnnError } from '../error/StrnnError.js';
import type { ReferenceArray, ReferenceCase } from './ReferenceCase.js';

/**
 * Reads a reference file and checks that its arrays fit its sizes.
 *
 * @throws StrnnError 'data' naming the file, the entry, what was expected and found
 */
export function readReference(file: string): ReferenceCase {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new StrnnError('data', `${file}: cannot be read: ${(cause as Error).message}`, { cause });
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch (cause) {
    throw new StrnnError('data', `${file}: expected JSON, but ${(cause as Error).message}`, { cause });
  }
  const reference = parsed as ReferenceCase;
  const required = [
    'config',
    'sites',
    'x',
    'labels',
    'predecessors',
    'parameters',
    'intermediate',
    'cross_entropy',
    'penalty',
    'gradients_of_cross_entropy',
  ];
  const missing = required.filter(
    (key) => (reference as unknown as Record<string, unknown> | null)?.[key] === undefined,
  );
  if (missing.length > 0) {
    throw new StrnnError('data', `${file}: not a reference file of strnn_reference.py: ${missing.join(', ')} missing.`);
  }
  const { B, T, N, D, H, K, M, Ht, Kt, C } = reference.config;
  for (const [name, size] of Object.entries({ B, T, N, D, H, K, M, Ht, Kt, C })) {
    if (!Number.isInteger(size) || size < 1) {
      throw new StrnnError('data', `${file}: config.${name}: expected a positive integer, but found ${String(size)}.`);
    }
  }
  checkArray(file, 'x', reference.x, [B, T, N, D]);
  if (reference.sites.length !== N || reference.labels.length !== B) {
    throw new StrnnError(
      'data',
      `${file}: expected ${N} sites and ${B} labels, but found ${reference.sites.length} and ${reference.labels.length}.`,
    );
  }
  for (const group of ['parameters', 'intermediate', 'gradients_of_cross_entropy'] as const) {
    for (const [name, array] of Object.entries(reference[group]))
      checkArray(file, `${group}.${name}`, array, array.shape);
  }
  return reference;
}

function checkArray(file: string, entry: string, array: ReferenceArray, shape: readonly number[]): void {
  const size = shape.reduce((product, length) => product * length, 1);
  if (array.shape?.join() !== shape.join() || array.data?.length !== size) {
    throw new StrnnError(
      'data',
      `${file}: ${entry}: expected shape [${shape.join(', ')}] with ${size} numbers, ` +
        `but found [${String(array.shape)}] with ${String(array.data?.length)}.`,
    );
  }
  const bad = array.data.findIndex((value) => typeof value !== 'number' || !Number.isFinite(value));
  if (bad >= 0) throw new StrnnError('data', `${file}: ${entry}: number ${bad} is ${String(array.data[bad])}.`);
}
