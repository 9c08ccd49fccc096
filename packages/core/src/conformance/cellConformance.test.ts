import { readdirSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtinCells } from '../cell/builtinCells.js';
import type { Cell, CellStep, ParameterSpec } from '../cell/Cell.js';
import { elman } from '../cell/elman.js';
import { lstm } from '../cell/lstm.js';
import { useBackend } from '../compute/index.js';
import { renameItem } from '../plugin/renameItem.js';
import { cellConformance } from './cellConformance.js';

beforeAll(async () => {
  await useBackend('wasm');
});

const covered = new Set<Cell>();

describe.each(builtinCells)('conformance of $name', (cell) => {
  covered.add(cell);
  it.each(cellConformance(cell))('$name', ({ run }) => run());
});

describe('completeness', () => {
  it('runs the suite over every cell that a file of cell/ exports', async () => {
    const folder = new URL('../cell/', import.meta.url);
    const files = readdirSync(folder).filter((file) => /^(?!index\.)[^.]+\.ts$/.test(file));
    const missing: string[] = [];
    for (const file of files) {
      const exported = (await import(new URL(file, folder).href)) as Record<string, unknown>;
      const cells = Object.values(exported).flat().filter(isCell);
      missing.push(...cells.filter((cell) => !covered.has(cell)).map(({ name }) => `${file}: ${name}`));
    }
    expect(files).toContain('elman.ts');
    expect(covered.size).toBeGreaterThanOrEqual(3);
    expect(missing).toEqual([]);
  });
});

function isCell(value: unknown): value is Cell {
  return typeof value === 'object' && value !== null && 'step' in value && 'parameters' in value;
}

/** Messages of the failed checks, those of one kind only. */
async function failures(cell: Cell, only: RegExp): Promise<string> {
  const failed: string[] = [];
  const checks = cellConformance(cell).filter(({ name }) => only.test(name));
  expect(checks).not.toEqual([]);
  for (const { name, run } of checks) {
    try {
      await run();
    } catch (error) {
      failed.push(`${name}: ${String(error)}`);
    }
  }
  return failed.join('\n');
}

const { fused: _, ...plain } = elman;
const good: Cell = { ...plain, name: 'mine' };
const stepping = (change: (state: tf.Tensor2D, step: CellStep) => tf.Tensor): Cell => ({
  ...good,
  step: (step) => [change(elman.step(step)[0], step) as tf.Tensor2D],
});
const having = (change: (spec: ParameterSpec) => object): Cell => ({
  ...good,
  parameters: (sizes) => good.parameters(sizes).map((spec) => ({ ...spec, ...change(spec) })),
});
/** The same number with a gradient that is a tenth too large in its first entry. */
const wrongGradient = tf.customGrad((w) => ({
  value: tf.mul(w as tf.Tensor, 1),
  gradFunc: (dy: tf.Tensor) => tf.mul(dy, tf.reshape([1.1, ...new Array<number>(dy.size - 1).fill(1)], dy.shape)),
}));
let calls = 0;

describe('cellConformance', () => {
  it('passes a good cell without a fused kernel, an instance of a class, and a namespaced one', async () => {
    expect(await failures(good, /./)).toBe('');
    class ByClass {
      readonly #cell: Cell = lstm;
      readonly name: string = 'mine';
      readonly description = 'A class.';
      get states(): readonly string[] {
        return this.#cell.states;
      }
      parameters(sizes: Parameters<Cell['parameters']>[0]): readonly ParameterSpec[] {
        return this.#cell.parameters(sizes);
      }
      step(step: CellStep): readonly tf.Tensor2D[] {
        return this.#cell.step(step);
      }
    }
    expect(await failures(new ByClass(), /^(has|one site|a chain: (gives|slices))/)).toBe('');
    expect(await failures(renameItem(new ByClass(), 'my-lab/mine'), /^(has|one site)/)).toBe('');
  });

  it('has checks with names of their own', () => {
    const names = cellConformance(elman).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => name.includes('fused'))).toHaveLength(4);
    expect(cellConformance(good).some(({ name }) => name.includes('fused'))).toBe(false);
  });

  it.each([
    ['a bad name', { ...good, name: 'Mine' }, /found 'Mine'/],
    ['no description', { ...good, description: '' }, /a description of one line/],
    ['no states', { ...good, states: [] }, /different state names, found \[\]/],
    ['two states of one name', { ...good, states: ['h', 'h'] }, /different state names, found \["h","h"\]/],
    ['an unknown fused kernel', { ...good, fused: 'mine' }, /a fused kernel \(elman, gru, lstm\), found "mine"/],
    ['a parameter name', having(({ name }) => ({ name: name === 'W' ? 'V' : name })), /start with U .* found 'V'/],
    ['two parameters of one name', having(() => ({ name: 'U' })), /found 'U' twice/],
    ['a shape', having(() => ({ shape: [2.5] })), /'U' to have a shape of integers >= 1, found \[2\.5\]/],
    ['no shape', having(() => ({ shape: [] })), /a shape of integers >= 1, found \[\]/],
    ['a start', having(() => ({ initial: { kind: 'constant', value: NaN } })), /a start of finite numbers for 'U'/],
    ['an unknown start', having(() => ({ initial: { kind: 'ones' } })), /a start of finite numbers for 'U'/],
    ['parameters that change', having(() => ({ shape: [++calls] })), /the same parameters at a second call/],
    [
      'a parameter without predecessors only',
      {
        ...good,
        parameters: (sizes) => [
          ...good.parameters(sizes),
          ...(sizes.recurrent ? [] : [{ ...good.parameters(sizes)[0], name: 'U_alone' }]),
        ],
      },
      /among those with them, found 'U_alone'/,
    ],
    [
      'other parameters than its kernel reads',
      { ...having(({ name }) => (name === 'W' ? { shape: [2, 2] } : {})), fused: 'elman' },
      /cell 'mine': fused 'elman' asks for .* parameter 'W': expected \[1, 1\], found \[2, 2\]/,
    ],
  ] as [string, Cell, RegExp][])('catches in its form: %s', async (_, cell, message) => {
    expect(await failures(cell, /^has/)).toMatch(message);
  });

  it.each([
    [
      'a state too few',
      { ...good, states: ['h', 'c'] },
      /Error: cell 'mine': expected 2 states \(h, c\) of \d x 4, found \d x 4\.$/m,
    ],
    [
      'states of another width',
      stepping((h) => tf.concat([h, h], 1)),
      /Error: cell 'mine': expected 1 states \(h\) of \d x 4, found \d x 8\.$/m,
    ],
    ['NaN', stepping((h) => tf.log(tf.sub(h, 1))), /expected finite numbers with x times 1, found NaN in h/],
    [
      'a division by zero at zero input',
      stepping((h, { x }) => tf.div(h, tf.sum(tf.abs(x), 1, true))),
      /expected finite numbers with x times 0, found NaN/,
    ],
    [
      'overflow',
      stepping((h, { x }) => tf.add(h, tf.exp(tf.slice(x, [0, 0], [-1, 1])))),
      /with x times 1000, found Infinity/,
    ],
    ['another answer every time', stepping((h) => tf.add(h, ++calls)), /expected the same bits at a second run/],
    ['tensors that stay', stepping((h) => tf.keep(tf.add(h, 0))), /expected no tensor to outlive a sweep, found \d+/],
  ] as [string, Cell, RegExp][])('catches in its states: %s', async (_, cell, message) => {
    expect(await failures(cell, /: gives the same/)).toMatch(message);
  });

  it('catches slices and sites that mix', async () => {
    const normalised = stepping((h) => tf.sub(h, tf.mean(h, 0, true)));
    expect(await failures(normalised, /slices/)).toMatch(/expected slice 0 of 3 to give what it gives alone/);
    expect(await failures(normalised, /3 predecessors: sites/)).toMatch(
      /expected the site at place \d not to hear from place \d, found it changed/,
    );
  });

  it('catches wrong gradients', async () => {
    for (const name of ['U', 'W', 'b']) {
      const cell: Cell = {
        ...good,
        step: ({ parameters, ...rest }) =>
          good.step({ ...rest, parameters: { ...parameters, [name]: wrongGradient(parameters[name]) } }),
      };
      expect(await failures(cell, /3 predecessors: gradients/)).toMatch(
        new RegExp(`expected the gradient of ${name} along a random line to be`),
      );
    }
    const blind: Cell = {
      ...good,
      step: ({ x, ...rest }) =>
        good.step({
          ...rest,
          x: tf.customGrad((t) => ({
            value: tf.mul(t as tf.Tensor, 1),
            gradFunc: (dy: tf.Tensor) => tf.zerosLike(dy),
          }))(x) as tf.Tensor2D,
        }),
    };
    expect(await failures(blind, /one site: gradients/)).toMatch(/expected the gradient of x .* found 0 /);
  });

  it('catches a cell without any slope', async () => {
    expect(
      await failures(
        stepping((h) => tf.mul(h, tf.round(tf.mul(h, 64)))),
        /one site: gradients/,
      ),
    ).toMatch(/expected the loss to be smooth in .*, found a kink at each/);
  });

  it('catches parameters without an effect', async () => {
    const idle: Cell = {
      ...good,
      parameters: (sizes) => [...good.parameters(sizes), { ...good.parameters(sizes)[0], name: 'U_idle' }],
    };
    expect(await failures(idle, /effect/)).toMatch(/with recurrent: true, found none of U_idle/);
    // It keeps W where no site has a predecessor.
    const careless: Cell = { ...good, parameters: (sizes) => good.parameters({ ...sizes, recurrent: true }) };
    expect(await failures(careless, /^(sites with 0|a chain).*effect/)).toBe('');
    expect(await failures(careless, /without predecessors.*effect/)).toMatch(/recurrent: false, found none of W/);
    expect(
      await failures(
        stepping((h) => tf.mul(h, 0)),
        /one site.*effect/,
      ),
    ).toMatch(/found none of x, U, b/);
  });

  it('does not take a fused kernel on trust where there are none to compare with', async () => {
    await useBackend('cpu');
    try {
      expect(await failures(elman, /one site.*fused/)).toMatch(/expected a backend with kernels .* found none/);
    } finally {
      await useBackend('wasm');
    }
  });

  it('catches a fused kernel that computes something else', async () => {
    const other: Cell = { ...stepping((h) => tf.mul(h, 1.001)), fused: 'elman' };
    expect(await failures(other, /one site.*fused/)).toMatch(/expected h of the fused kernel within 0\.00001/);
  });
});
