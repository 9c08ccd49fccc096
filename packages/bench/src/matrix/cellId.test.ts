import { describe, expect, it } from 'vitest';
import { cellId } from './cellId.js';
import type { CellConfig } from './PlannedCell.js';

const config: CellConfig = {
  data: { name: 'example', options: { task: 'condition', lowPass: 20 }, fingerprint: 'ab' },
  protocol: { kind: 'leave-one-subject-out', by: 'subject', folds: 0, validationGroups: 2, seed: 0, lenient: false },
  scaler: 'none',
  model: { kind: 'strnn', options: { traversal: ['a', 'b'], hidden: 30 } },
  training: { learningRate: 0.001 },
  plugins: { '@strnn/core': '0.1.0' },
  seed: 1,
};

describe('cellId', () => {
  it("is the start of the SHA-256 of the configuration's JSON with sorted keys", () => {
    // Python: hashlib.sha256(json.dumps(config, sort_keys=True, separators=(',', ':')).encode()).hexdigest()[:12]
    expect(cellId(config)).toBe('5b47789ab327');
  });

  it('does not depend on the order of keys', () => {
    const reversed = (value: unknown): unknown =>
      typeof value !== 'object' || value === null || Array.isArray(value)
        ? value
        : Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, inner]) => [key, reversed(inner)]),
          );
    const other = reversed(config) as CellConfig;
    expect(Object.keys(other)[0]).toBe('seed');
    expect(cellId(other)).toBe(cellId(config));
  });

  it.each<[string, CellConfig]>([
    ['seed', { ...config, seed: 2 }],
    ['fingerprint', { ...config, data: { ...config.data, fingerprint: 'ac' } }],
    ['data option', { ...config, data: { ...config.data, options: { task: 'condition', lowPass: 21 } } }],
    ['protocol', { ...config, protocol: { ...config.protocol, validationGroups: 1 } }],
    ['scaler', { ...config, scaler: 'channel-z' }],
    ['model', { ...config, model: { ...config.model, kind: 'other' } }],
    ['model option', { ...config, model: { kind: 'strnn', options: { traversal: ['b', 'a'], hidden: 30 } } }],
    ['training option', { ...config, training: { learningRate: 0.002 } }],
    ['version of a plugin', { ...config, plugins: { '@strnn/core': '0.1.1' } }],
    ['another plugin', { ...config, plugins: { '@strnn/core': '0.1.0', mine: '1' } }],
  ])('changes with the %s', (_, other) => {
    expect(cellId(other)).not.toBe(cellId(config));
  });
});
