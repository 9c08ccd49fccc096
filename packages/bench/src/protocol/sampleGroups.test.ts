import { describe, expect, it } from 'vitest';
import { exampleSamples } from './fixtures/exampleSamples.js';
import { sampleGroups } from './sampleGroups.js';

describe('sampleGroups', () => {
  const { ids } = exampleSamples({ subjects: 2, sessions: 2, trials: 2, windows: 2 });

  it('qualifies a session by its subject and a trial by both', () => {
    expect(sampleGroups(ids, 'subject').names).toEqual(['S1', 'S2']);
    expect(sampleGroups(ids, 'session').names).toEqual([
      'S1 / session 1',
      'S1 / session 2',
      'S2 / session 1',
      'S2 / session 2',
    ]);
    const trials = sampleGroups(ids, 'trial');
    expect(trials.names).toHaveLength(8);
    expect(trials.names[7]).toBe('S2 / session 2 / trial 2');
    expect([...trials.sizes]).toEqual(new Array(8).fill(2));
    expect([...trials.of]).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7]);
  });

  it('keeps apart ids that only look alike when joined', () => {
    const odd = {
      subject: ['a', 'a / session 1'],
      session: ['1 / session 1', '1'],
      trial: ['1', '1'],
      window: new Int32Array(2),
    };
    expect([...sampleGroups(odd, 'session').of]).toHaveLength(2);
    expect(new Set(sampleGroups(odd, 'session').of).size).toBe(2);
  });

  it('numbers groups by name, whatever the order of the samples', () => {
    const reversed = {
      subject: [...ids.subject].reverse(),
      session: [...ids.session].reverse(),
      trial: [...ids.trial].reverse(),
      window: ids.window.slice().reverse(),
    };
    expect(sampleGroups(reversed, 'trial').names).toEqual(sampleGroups(ids, 'trial').names);
  });

  it('makes every sample a group of its own for windows', () => {
    const windows = sampleGroups(ids, 'window');
    expect([...windows.of]).toEqual(Array.from({ length: 16 }, (_, i) => i));
    expect(windows.names[3]).toBe('S1 / session 1 / trial 2 / window 1');
  });
});
