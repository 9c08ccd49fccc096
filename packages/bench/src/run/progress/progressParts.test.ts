import { describe, expect, it } from 'vitest';
import { displayWidth } from './displayWidth.js';
import { estimateRemaining } from './estimateRemaining.js';
import { fitWidth } from './fitWidth.js';
import { formatDuration } from './formatDuration.js';
import { progressBar } from './progressBar.js';

describe('formatDuration', () => {
  it.each([
    [0, '0 s'],
    [0.2, '1 s'],
    [59, '59 s'],
    [59.5, '1:00 min'],
    [83, '1:23 min'],
    [3600, '1:00:00 h'],
    [7380, '2:03:00 h'],
    [86400 * 3 + 4 * 3600, '3 d 4 h'],
  ])('%s s is %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text));
});

describe('fitWidth', () => {
  it('leaves what fits, cuts what does not, and counts wide characters twice', () => {
    expect(fitWidth('hidden=30', 9)).toBe('hidden=30');
    expect(fitWidth('hidden=300', 9)).toBe('hidden=3…');
    expect(fitWidth('感情認識', 5)).toBe('感情…');
    expect(displayWidth('感情é')).toBe(5);
    expect(fitWidth('abc', 0)).toBe('');
    expect(fitWidth('abcdef', 4, '~')).toBe('abc~');
  });
  it('takes the sting out of control characters', () => expect(fitWidth('a\u001b[2Jb\n', 20)).toBe('a [2Jb '));
});

describe('progressBar', () => {
  it('has the asked width and shows eighths', () => {
    expect(progressBar(0, 4, true)).toBe('░░░░');
    expect(progressBar(0.5, 4, true)).toBe('██░░');
    expect(progressBar(0.4, 4, true)).toBe('█▌░░');
    expect(progressBar(1, 4, true)).toBe('████');
    expect(progressBar(0.5, 4, false)).toBe('##--');
    expect(progressBar(7, 4, false)).toBe('####');
    expect(progressBar(NaN, 4, false)).toBe('----');
  });
});

describe('estimateRemaining', () => {
  const long = { cost: 10, kind: 'long' };
  const short = { cost: 1, kind: 'short' };
  it('knows nothing before there is anything to go by', () => {
    expect(estimateRemaining([long], [], [], 2)).toBeUndefined();
    expect(estimateRemaining([], [{ ...long, seconds: 9, fractionAtStart: 0, fraction: 0.01 }], [], 2)).toBeUndefined();
    expect(estimateRemaining([], [], [], 2)).toBe(0);
  });
  it('goes by cells of the same kind, and by the cost where there are none', () => {
    const finished = [{ ...long, seconds: 100 }];
    expect(estimateRemaining([long, long], [], finished, 1)).toBe(200);
    expect(estimateRemaining([short], [], finished, 1)).toBe(10);
    expect(estimateRemaining([short], [], [...finished, { ...short, seconds: 4 }], 1)).toBe(4);
  });
  it('shares the work among the workers, but no cell among several', () => {
    const finished = [{ ...long, seconds: 100 }];
    expect(estimateRemaining([long, long, long, long], [], finished, 2)).toBe(200);
    expect(estimateRemaining([long], [], finished, 2)).toBe(100);
  });
  it('measures a running cell by what was done since it began here', () => {
    // Resumed at 60 %, 20 % in 50 s: the last 20 % take 50 s more.
    const running = { ...long, seconds: 50, fractionAtStart: 0.6, fraction: 0.8 };
    expect(estimateRemaining([], [running], [], 1)).toBeCloseTo(50, 9);
  });
});
