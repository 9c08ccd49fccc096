import { readdirSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { useBackend } from '../compute/index.js';
import { builtinProjectors } from '../projector/builtinProjectors.js';
import { l1 } from '../projector/l1.js';
import { l21 } from '../projector/l21.js';
import type { Projector } from '../projector/Projector.js';
import { topK } from '../projector/topK.js';
import { renameItem } from '../plugin/renameItem.js';
import { projectorConformance } from './projectorConformance.js';

const covered = new Set<Projector>();

describe.each(['wasm', 'cpu'])('on %s', (backend) => {
  beforeAll(async () => {
    await useBackend(backend);
  });

  describe.each(builtinProjectors)('conformance of $name', (projector) => {
    covered.add(projector);
    it.each(projectorConformance(projector))('$name', ({ run }) => run());
  });
});

describe('completeness', () => {
  it('runs the suite over every projector that a file of projector/ exports', async () => {
    const folder = new URL('../projector/', import.meta.url);
    const files = readdirSync(folder).filter((file) => /^(?!index\.)[^.]+\.ts$/.test(file));
    const missing: string[] = [];
    for (const file of files) {
      const exported = (await import(new URL(file, folder).href)) as Record<string, unknown>;
      const projectors = Object.values(exported).flat().filter(isProjector);
      missing.push(...projectors.filter((item) => !covered.has(item)).map(({ name }) => `${file}: ${name}`));
    }
    expect(files).toContain('l21.ts');
    expect(covered.size).toBeGreaterThanOrEqual(4);
    expect(missing).toEqual([]);
  });
});

function isProjector(value: unknown): value is Projector {
  return typeof value === 'object' && value !== null && 'penalty' in value && 'effective' in value;
}

async function failures(projector: Projector): Promise<string> {
  const failed: string[] = [];
  for (const { name, run } of projectorConformance(projector)) {
    try {
      await run();
    } catch (error) {
      failed.push(`${name}: ${String(error)}`);
    }
  }
  return failed.join('\n');
}

/** ½ Σ w², a smooth penalty; its proximal step gives no exact zeros. */
const ridge: Projector = {
  name: 'ridge',
  description: 'Ω = ½ Σ w²',
  penalty: (weights) => weights.reduce((sum, w) => sum + (w * w) / 2, 0),
  addSubgradient(weights, _rows, _columns, scale, gradient) {
    weights.forEach((w, i) => (gradient[i] += scale * w));
  },
  effective: (weights) => weights,
};

/** A hard selection whose gradient passes to the selected rows only: honest, but not straight-through. */
const { straightThrough: _, ...selecting } = topK;
const masked: Projector = {
  ...selecting,
  apply(weights, settings) {
    const [rows, columns] = weights.shape;
    const effective = topK.effective(weights.dataSync() as Float32Array, rows, columns, settings);
    return tf.mul(
      weights,
      tf.tensor2d(
        effective.map((w) => (w === 0 ? 0 : 1)),
        [rows, columns],
      ),
    );
  },
};

describe('projectorConformance', () => {
  it('passes a smooth penalty, an instance of a class, and a namespaced one', async () => {
    expect(await failures(ridge)).toBe('');
    class ByClass {
      readonly name = 'mine';
      readonly description = 'A class.';
      readonly #inner = l1;
      penalty(weights: Float32Array): number {
        return this.#inner.penalty(weights, 1, weights.length);
      }
      addSubgradient(...given: Parameters<Projector['addSubgradient']>): void {
        this.#inner.addSubgradient(...given);
      }
      effective(weights: Float32Array): Float32Array {
        return weights;
      }
    }
    expect(await failures(new ByClass())).toBe('');
    expect(await failures(renameItem<Projector>(new ByClass(), 'my-lab/mine'))).toBe('');
  });

  it('has checks with names of their own, and those of a proximal step only where there is one', () => {
    const names = projectorConformance(l1).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(projectorConformance(ridge).filter(({ name }) => name.includes('proximal'))).toEqual([]);
    expect(names.filter((name) => name.includes('proximal'))).toHaveLength(3);
  });

  it('asks for an unchanged gradient only where the projector says so', async () => {
    const rule = /straightThrough/;
    expect(projectorConformance(topK).filter(({ name }) => rule.test(name))).toHaveLength(1);
    expect(projectorConformance(masked).filter(({ name }) => rule.test(name))).toEqual([]);
    expect(await failures(masked)).toBe('');
  });

  let calls = 0;
  it.each([
    ['a bad name', { ...l1, name: 'L1' }, /found 'L1'/],
    ['a negative penalty', { ...l1, penalty: () => -1 }, /expected a finite penalty >= 0, found -1/],
    ['an infinite penalty', { ...l1, penalty: () => Infinity }, /expected a finite penalty >= 0, found Infinity/],
    ['a penalty of zero weights', { ...l1, penalty: (w) => w.length }, /expected penalty 0 of zero weights, found 1/],
    ['a penalty that changes', { ...l1, penalty: () => ++calls }, /expected the same penalty at a second call/],
    [
      'a penalty that writes',
      { ...l1, penalty: (w) => w.fill(0)[0] },
      /expected penalty to leave the weights alone, found entry \d changed/,
    ],
    [
      'a subgradient that overwrites',
      { ...ridge, addSubgradient: (w, _rows, _columns, scale, g) => w.forEach((v, i) => (g[i] = scale * v)) },
      /expected 8 \+ 0\.25 \* .* from scale 0\.25 on a gradient of 8/,
    ],
    [
      'a subgradient without its scale',
      { ...ridge, addSubgradient: (w, _rows, _columns, _scale, g) => w.forEach((v, i) => (g[i] += v)) },
      /expected 8 \+ 0\.25 \* /,
    ],
    [
      'NaN at zero weights',
      {
        ...ridge,
        addSubgradient: (w, _rows, _columns, scale, g) => w.forEach((v, i) => (g[i] += scale * (v / Math.abs(v)))),
      },
      /all 0: expected a finite subgradient, found NaN/,
    ],
    [
      'a wrong subgradient',
      {
        ...ridge,
        addSubgradient: (w, _rows, _columns, scale, g) => w.forEach((v, i) => (g[i] += 1.01 * scale * v)),
      },
      /expected the subgradient at entry \d to be .* as by central differences, found/,
    ],
    [
      'a proximal step that moves at threshold 0',
      { ...l1, proximal: (w, rows, columns, threshold) => l1.proximal?.(w, rows, columns, threshold + 1e-3) },
      /to stay at threshold 0, found/,
    ],
    [
      'a proximal step that shrinks a little too much',
      { ...l1, proximal: (w, rows, columns, threshold) => l1.proximal?.(w, rows, columns, 1.05 * threshold) },
      /expected the minimum at threshold 0\.02, found/,
    ],
    [
      'the proximal step of another penalty',
      { ...l21, proximal: (w, rows, columns, threshold) => l1.proximal?.(w, rows, columns, threshold) },
      /expected the minimum at threshold/,
    ],
    [
      'no exact zeros',
      { ...ridge, proximal: (w, _rows, _columns, threshold) => w.forEach((v, i) => (w[i] = v / (1 + threshold))) },
      /expected exact zeros at threshold 1e6, found none/,
    ],
    [
      'effective weights of another length',
      { ...l1, effective: () => new Float32Array(1000) },
      /expected \d+ finite effective weights, found/,
    ],
    [
      'effective weights that shrink further',
      { ...l1, effective: (w) => w.map((v) => v / 2) },
      /expected effective weights to be their own, found/,
    ],
    [
      'effective weights that the model does not use',
      { ...l1, effective: (w) => w.map((v) => (v > 0 ? v : 0)) },
      /expected the weights \(there is no apply\) to give the effective weights, found/,
    ],
    ['an apply of its own', { ...topK, apply: (w) => w }, /expected apply to give the effective weights, found/],
    [
      'a gradient that is masked although it should pass straight through',
      { ...masked, straightThrough: true },
      /expected apply to pass a gradient of -?[0-9.]+ on unchanged \(straightThrough\), found -?0 at entry \d/,
    ],
    [
      'a gradient that is scaled although it should pass straight through',
      {
        ...l1,
        straightThrough: true,
        apply: (w) =>
          tf.customGrad((given) => ({
            value: tf.mul(given as tf.Tensor2D, 1),
            gradFunc: (dy: tf.Tensor) => tf.mul(dy, 1.001),
          }))(w) as tf.Tensor2D,
      },
      /expected apply to pass a gradient of 0\.5 on unchanged \(straightThrough\), found 0\.5005/,
    ],
    [
      'other weights than the effective ones although they should pass straight through',
      { ...topK, apply: (w) => tf.add(w, 1) },
      /expected apply to give the effective weights, found/,
    ],
    [
      'an apply that stops the gradient',
      { ...l1, ...stopped() },
      /expected apply to let a finite gradient through, found 0/,
    ],
  ] as [string, Projector, RegExp][])('catches %s', async (_, projector, message) => {
    expect(await failures(projector)).toMatch(message);
  });
});

function stopped(): Pick<Required<Projector>, 'apply'> {
  const apply = tf.customGrad((w) => ({
    value: tf.mul(w as tf.Tensor2D, 1),
    gradFunc: (dy: tf.Tensor) => tf.zerosLike(dy),
  }));
  return { apply: (weights) => apply(weights) as tf.Tensor2D };
}
