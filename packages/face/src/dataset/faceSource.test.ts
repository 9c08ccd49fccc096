import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { resolveAugmentation } from '../augment/resolveAugmentation.js';
import type { GrayImage } from '../image/Image.js';
import { planFace } from '../recipe/planFace.js';
import { faceSource } from './faceSource.js';
import type { FaceSourceDefinition, FaceUnit } from './FaceSourceDefinition.js';
import { prepareAhead } from '../image/frames/prepareAhead.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'strnn-faces-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function frame(level: number): GrayImage {
  const data = Float32Array.from({ length: 80 * 40 }, (_, i) => level + (i % 80) / 800);
  return { width: 80, height: 40, channels: 1, maximum: 255, data };
}

/** One recording of two frames per unit, whose level tells it apart. */
function unit(subject: string, trial: string, level: number, change: Partial<FaceUnit> = {}): FaceUnit {
  const file = join(root, `${subject}-${trial}.bin`);
  writeFileSync(file, `${level}`);
  return {
    name: `${subject}/${trial}`,
    files: [file],
    load: async () => ({
      recordings: [
        {
          subject,
          session: '1',
          trial,
          label: Number(trial) % 2,
          sequence: { frames: [frame(level), frame(level + 0.1)] },
        },
      ],
      counts: { 'frames without a face': 2 },
    }),
    ...change,
  };
}

const recipe = {
  align: false,
  sites: { kind: 'blocks', rows: 1, columns: 2 },
  features: { kind: 'raw' },
  slices: 2,
  framesPerSlice: 1,
};

function definition(units: readonly FaceUnit[], change: Partial<FaceSourceDefinition> = {}): FaceSourceDefinition {
  return {
    name: 'my-faces',
    attribution: 'nobody',
    version: 1,
    options: { recipe },
    classes: ['calm', 'happy'],
    plan: planFace({ recipe }),
    cache: join(root, 'cache'),
    units: async () => ({ units, notes: ['1 of 4 recordings had no label.'] }),
    ...change,
  };
}

describe('faceSource', () => {
  it('puts recordings together, in the order of the units', async () => {
    const samples = await faceSource(
      definition([unit('a', '1', 0.1), unit('a', '2', 0.2), unit('b', '1', 0.3)]),
    ).load();
    expect(samples.shape).toEqual({ S: 3, T: 2, N: 2, D: 1 });
    expect([...samples.x]).toEqual(
      [0.1, 0.2, 0.3].flatMap((level) =>
        [0, 0.1].flatMap((later) => [19.5, 59.5].map((x) => expect.closeTo(level + later + x / 800, 5) as number)),
      ),
    );
    expect([...samples.y]).toEqual([1, 0, 1]);
    expect(samples.ids).toEqual({
      subject: ['a', 'a', 'b'],
      session: ['1', '1', '1'],
      trial: ['1', '2', '1'],
      window: Int32Array.of(0, 0, 0),
    });
    expect(samples.slice).toBe('1/2 of the sequence');
    expect(samples.notes).toEqual(['1 of 4 recordings had no label.', '6 frames without a face.']);
    expect(samples.copyOf).toBeUndefined();
    expect(samples.sites.picture?.gray).toBeUndefined();
  });

  it('takes described recordings from the cache, also those of one file changed', async () => {
    const load = vi.fn(unit('a', '1', 0.1).load);
    const units = [unit('a', '1', 0.1, { load }), unit('b', '1', 0.3)];
    const first = await faceSource(definition(units)).load();
    expect(await faceSource(definition(units)).load()).toEqual(first);
    expect(load).toHaveBeenCalledTimes(1);
    writeFileSync(units[0].files[0], 'x');
    await faceSource(definition(units)).load();
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('has a fingerprint of files, names, options and version', async () => {
    const units = [unit('a', '1', 0.1)];
    const before = await faceSource(definition(units)).fingerprint();
    expect(await faceSource(definition(units)).fingerprint()).toBe(before);
    const others = [
      definition(units, { version: 2 }),
      definition(units, { options: { recipe, contempt: false } }),
      definition([{ ...units[0], name: 'c/1' }]),
    ];
    for (const other of others) expect(await faceSource(other).fingerprint()).not.toBe(before);
    writeFileSync(units[0].files[0], '0.2');
    expect(await faceSource(definition(units)).fingerprint()).not.toBe(before);
  });

  it('marks augmented copies, which follow their original', async () => {
    const augment = resolveAugmentation({ copies: 2 }, 'augment');
    const units = [unit('a', '1', 0.1), unit('b', '2', 0.3)];
    const { shape, copyOf, y, ids, notes } = await faceSource(
      definition(units, { plan: planFace({ recipe, augment }) }),
    ).load();
    expect(shape.S).toBe(6);
    expect([...copyOf!]).toEqual([-1, 0, 0, -1, 3, 3]);
    expect(notes!.join()).toContain('4 augmented copies of recordings are trained on beside their originals');
    expect([...y]).toEqual([1, 1, 1, 0, 0, 0]);
    expect(ids.subject).toEqual(['a', 'a', 'a', 'b', 'b', 'b']);
  });

  it('shows the mean first frame where ten people are in it, and of fewer nobody', async () => {
    const people = Array.from({ length: 10 }, (_, s) => unit(`s${s}`, '1', s / 20));
    const { picture } = (await faceSource(definition(people)).load()).sites;
    expect(picture?.gray).toMatchObject({ width: 64, height: 32 });
    const mean = 255 * (0.225 + 39.5 / 800);
    const values = picture!.gray!.values;
    expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(mean, 0);
    expect((await faceSource(definition(people.slice(1))).load()).sites.picture?.gray).toBeUndefined();
  });

  const broken = async (): Promise<never> => {
    throw new StrnnError('data', 'byte 7: expected a frame, found nothing.');
  };

  it('refuses a data set with a recording that cannot be used, naming its file', async () => {
    const source = faceSource(definition([unit('a', '1', 0.1), unit('b', '1', 0.1, { load: broken })]));
    await expect(source.load()).rejects.toThrow(/b-1\.bin: byte 7: expected a frame/);
  });

  it('leaves it out when told to, counted and named', async () => {
    const units = [unit('a', '1', 0.1), unit('b', '1', 0.1, { load: broken }), unit('b', '2', 0.2)];
    const { ids, notes } = await faceSource(definition(units, { damaged: 'skip' })).load();
    expect(ids.trial).toEqual(['1', '2']);
    expect(notes!.join('\n')).toMatch(
      /1 of 3 recordings could not be used and were left out: b\/1\.\nFor example: .*b-1\.bin: byte 7/,
    );
  });

  it('does not take a mistake in the program for a damaged file', async () => {
    const wrong = unit('b', '1', 0.1, { load: () => Promise.reject(new TypeError('no')) });
    await expect(faceSource(definition([wrong], { damaged: 'skip' })).load()).rejects.toThrow(TypeError);
  });

  it('refuses what comes twice, nothing at all, and subjects that are not there', async () => {
    const twice = definition([unit('a', '1', 0.1), { ...unit('a', '1', 0.1), name: 'again' }]);
    await expect(faceSource(twice).load()).rejects.toThrow(/subject a, session 1, trial 1, window 0 is there twice/);
    await expect(faceSource(definition([])).load()).rejects.toThrow(
      /nothing left to load; 1 of 4 recordings had no label/,
    );
    const chosen = definition([unit('ann', '1', 0.1)], { options: { subjects: ['anm'] } });
    await expect(faceSource(chosen).load()).rejects.toThrow(/Did you mean 'ann'/);
  });

  it('keeps nothing where the cache is false', async () => {
    await faceSource(definition([unit('a', '1', 0.1)], { cache: false })).load();
    expect(readdirSync(root)).toEqual(['a-1.bin']);
  });

  it('tells of a look-alike', async () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    mkdirSync(join(root, 'cache'));
    writeFileSync(join(root, 'README-LOOKALIKE.txt'), '');
    const { notes } = await faceSource(definition([unit('a', '1', 0.1)])).load();
    expect(notes![0]).toMatch(/generated look-alike/);
    expect(warn).toHaveBeenCalledTimes(1);
    warn.mockRestore();
  });
});

describe('prepareAhead', () => {
  it('keeps the order, prepares one item ahead and no more', async () => {
    const started: number[] = [];
    const prepare = async (item: number): Promise<number> => {
      started.push(item);
      return item * 10;
    };
    const seen: number[] = [];
    for await (const value of prepareAhead([1, 2, 3, 4], prepare)) {
      seen.push(value);
      expect(started.length).toBeLessThanOrEqual(seen.length + 1);
    }
    expect(seen).toEqual([10, 20, 30, 40]);
  });

  it('throws at the turn of the item that fails, and leaves no rejection unseen', async () => {
    const prepare = async (item: number): Promise<number> => {
      if (item > 1) throw new Error(`item ${item}`);
      return item;
    };
    const seen: number[] = [];
    const all = async (): Promise<void> => {
      for await (const value of prepareAhead([1, 2, 3], prepare)) seen.push(value);
    };
    await expect(all()).rejects.toThrow('item 2');
    expect(seen).toEqual([1]);
  });
});
