import { describe, expect, it, vi } from 'vitest';
import { exampleSamples } from '../protocol/fixtures/exampleSamples.js';
import { describeData } from './describeData.js';
import { loadedOnce } from './loadedOnce.js';

describe('loadedOnce', () => {
  it('asks for samples and fingerprint once, and keeps everything that a report tells of the source', async () => {
    const samples = { ...exampleSamples(), notes: ['All saw the same.'] };
    const load = vi.fn(async () => samples);
    const fingerprint = vi.fn(async () => 'f');
    const data = loadedOnce({ name: 'a', attribution: 'Cite Begleiter.', options: { b: 1 }, load, fingerprint });
    expect(data.options).toEqual({ b: 1 });
    await Promise.all([data.load(), data.load(), data.fingerprint(), data.fingerprint()]);
    expect([load.mock.calls.length, fingerprint.mock.calls.length]).toEqual([1, 1]);
    expect(describeData(data, await data.load())).toMatchObject({
      name: 'a',
      attribution: 'Cite Begleiter.',
      notes: ['All saw the same.'],
    });
  });

  it('counts augmented copies', () => {
    const samples = exampleSamples();
    const source = { name: 'a', options: {}, load: async () => samples, fingerprint: async () => 'f' };
    expect(describeData(source, samples)).not.toHaveProperty('copies');
    const copyOf = samples.y.map((_, sample) => (sample < 3 ? -1 : 0));
    expect(describeData(source, { ...samples, copyOf }).copies).toBe(samples.y.length - 3);
  });

  it('tells of what the sites lie on, where a data set says so', async () => {
    const samples = exampleSamples();
    const picture = { width: 2, height: 1, areas: samples.sites.names.map(() => [0, 0, 1, 1] as const) };
    const source = { name: 'a', options: {}, load: async () => samples, fingerprint: async () => 'f' };
    expect(describeData(source, samples)).not.toHaveProperty('picture');
    const pictured = { ...samples, sites: { ...samples.sites, picture } };
    expect(describeData(source, pictured).picture).toEqual(picture);
  });
});
