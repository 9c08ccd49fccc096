import type { DataSource, Samples } from '@strnn/core/samples';
import { describe, expect, it, vi } from 'vitest';
import { createDataLookup } from './createDataLookup.js';

/** A data set whose reading is counted. */
function counted(slices: number): DataSource & { load: ReturnType<typeof vi.fn> } {
  const fingerprint = vi.fn(async () => `${slices}`.repeat(64).slice(0, 64));
  return { name: 'a', options: { slices }, fingerprint, load: vi.fn(async () => ({ slices }) as unknown as Samples) };
}

describe('createDataLookup', () => {
  it('finds a data setting by its name and options, however they are ordered', async () => {
    const short = { ...counted(4), options: { slices: 4, task: 'condition' } };
    const dataOf = createDataLookup([short, counted(16)], 'x.ablation.ts');
    const found = dataOf({ name: 'a', options: { task: 'condition', slices: 4 } });
    expect(found.options).toBe(short.options);
    expect(found).toBe(dataOf({ name: 'a', options: short.options }));
    expect(await found.load()).toEqual({ slices: 4 });
  });

  it('reads the files of a setting once, and holds the samples of one setting at a time', async () => {
    const [short, long] = [counted(4), counted(16)];
    const dataOf = createDataLookup([short, long], 'x.ablation.ts');
    const [a, b] = [dataOf(short), dataOf(long)];
    expect(await a.load()).toBe(await a.load());
    await Promise.all([a.fingerprint(), a.fingerprint()]);
    expect(short.load).toHaveBeenCalledTimes(1);
    expect(short.fingerprint).toHaveBeenCalledTimes(1);
    await b.load();
    await a.load();
    expect([short.load.mock.calls.length, long.load.mock.calls.length]).toEqual([2, 1]);
  });

  it('holds as many as it is told to, the latest used', async () => {
    const sources = [counted(1), counted(2), counted(4)];
    const dataOf = createDataLookup(sources, 'x.ablation.ts', 2);
    for (const at of [0, 1, 0, 2, 0]) await dataOf(sources[at]).load();
    expect(sources.map(({ load }) => load.mock.calls.length)).toEqual([1, 1, 1]);
    await dataOf(sources[1]).load();
    expect(sources[1].load).toHaveBeenCalledTimes(2);
  });

  it('reads anew after a failure', async () => {
    const source = counted(4);
    source.load.mockRejectedValueOnce(new Error('away'));
    const data = createDataLookup([source], 'x.ablation.ts')(source);
    await expect(data.load()).rejects.toThrow('away');
    expect(await data.load()).toEqual({ slices: 4 });
  });

  it('names the file and the setting that it does not have', () => {
    const dataOf = createDataLookup([counted(4)], 'x.ablation.ts');
    expect(() => dataOf({ name: 'a', options: { slices: 8 } })).toThrow(
      `x.ablation.ts: has no data set 'a' with the options {"slices":8} (any more). Start the run again.`,
    );
  });
});
