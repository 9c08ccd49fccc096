import { beforeAll, expect, it } from 'vitest';
import { useBackend } from '../compute/useBackend.js';
import type { KernelModel } from './createKernelModel.js';
import { describeEveryBuild } from './everyBuild.test.support.js';
import { byKernels, expectClose, randomKernelModel } from './randomKernelModel.test.support.js';
import { randomModel, type Outcome, type RandomModelSettings } from './randomModel.test.support.js';

const settings: RandomModelSettings = {
  ...{ seed: 'step', cell: 'elman', temporalCell: 'elman', activation: 'tanh' },
  directions: ['up to 4 predecessors', 'no edge'],
  sizes: { T: 5, N: 7, D: 3, H: 5, K: 3, M: 9, Ht: 6, Kt: 2, C: 4, B: 5 },
  ...{ dropout: true, classWeights: true },
};
const cells = ['elman', 'gru', 'lstm'] as const;
const models = cells.map((cell, i) => ({ ...settings, cell, temporalCell: cells[(i + 1) % 3] }));

beforeAll(async () => void (await useBackend('cpu')));

const bits = (values: ArrayLike<number>): string => Buffer.from(Float64Array.from(values).buffer).toString('hex');
const bitsOf = (outcome: Outcome): Record<string, string> =>
  Object.fromEntries(Object.entries(outcome).map(([name, values]) => [name, bits(values)]));

/** Every array of a model's memory. */
function arrays(memory: KernelModel): Record<string, Float32Array | Int32Array> {
  const { x, labels, weights, mixedMask, projectedMask, logits, parameters, gradient } = memory;
  const { first, second, decay, random } = memory;
  const given = { x, labels, weights, mixedMask, projectedMask, parameters, first, second, decay, random };
  return { ...given, logits, gradient };
}

describeEveryBuild('a step on the kernels', (build) => {
  it.each(models)('writes loss, gradient and the logits of its samples, and nothing else ($cell)', (model) => {
    const random = randomModel(model);
    const memory = randomKernelModel(build, random, { spare: 2 });
    const before = Object.entries(arrays(memory)).map(([name, array]) => [name, bits(array)] as const);
    memory.step(5, true);
    const after = arrays(memory);
    const changed = before.filter(([name, old]) => bits(after[name]) !== old).map(([name]) => name);
    expect(changed).toEqual(['logits', 'gradient']);
    expect([...memory.logits.subarray(5 * 4)].every(Number.isNaN)).toBe(true);
    expect(memory.logits.subarray(0, 5 * 4).some(Number.isNaN)).toBe(false);
    expect(memory.gradient.some(Number.isNaN)).toBe(false);
  });

  it.each(models)('gives the same bits again, whatever ran before it in its memory ($cell)', (model) => {
    const random = randomModel(model);
    const fresh = bitsOf(byKernels(randomKernelModel(build, random), random));
    const memory = randomKernelModel(build, random, { spare: 4 });
    memory.x.fill(1e30);
    memory.weights.fill(1);
    memory.step(9, false);
    memory.spatial(9);
    memory.x.fill(NaN).set(random.x);
    memory.weights.set(random.weights);
    expect(bitsOf(byKernels(memory, random))).toEqual(fresh);
    expect(bitsOf(byKernels(memory, random))).toEqual(fresh);
  });

  it('does not disturb another model of the same build', () => {
    const randoms = models.map((model) => randomModel(model));
    const alone = randoms.map((random) => bitsOf(byKernels(randomKernelModel(build, random), random)));
    const memories = randoms.map((random) => randomKernelModel(build, random));
    const together = [0, 1, 2].map((i) => bitsOf(byKernels(memories[i], randoms[i])));
    const again = [2, 1, 0].map((i) => bitsOf(byKernels(memories[i], randoms[i]))).reverse();
    expect(together).toEqual(alone);
    expect(again).toEqual(alone);
  });

  it('gives the logits alone by `forward`, without dropout', () => {
    const random = randomModel({ ...settings, dropout: false });
    const memory = randomKernelModel(build, random);
    const { logits } = byKernels(memory, random);
    memory.gradient.fill(NaN);
    memory.logits.fill(NaN);
    memory.labels.fill(99);
    memory.forward(5);
    expect(bits(memory.logits)).toBe(bits(logits));
    expect(memory.gradient.every(Number.isNaN)).toBe(true);
  });

  it('takes logits of any size: a loss of thousands, probabilities of 0 and 1', () => {
    const random = randomModel({ ...settings, dropout: false });
    for (const { name, offset, size } of random.layout.entries) {
      if (name.startsWith('O/')) for (let i = offset; i < offset + size; i++) random.vector[i] *= 3000;
    }
    const expected = random.byTensors();
    expect(expected['loss'][0]).toBeGreaterThan(1000);
    expectClose(byKernels(randomKernelModel(build, random), random), expected);
  });

  it.each(models)('lets a NaN of any parameter or of the input through to the loss ($cell, relu)', (model) => {
    const random = randomModel({ ...model, activation: 'relu', dropout: false });
    const memory = randomKernelModel(build, random);
    const silent: string[] = [];
    for (const { name, offset } of random.layout.entries) {
      const held = memory.parameters[offset];
      memory.parameters[offset] = NaN;
      if (!Number.isNaN(memory.step(5, false))) silent.push(name);
      memory.parameters[offset] = held;
    }
    expect(memory.step(5, false)).not.toBeNaN();
    memory.x[0] = NaN;
    if (!Number.isNaN(memory.step(5, false))) silent.push('x');
    expect(silent).toEqual([]);
  });
});
