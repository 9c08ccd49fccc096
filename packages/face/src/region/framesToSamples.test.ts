import { StrnnError } from '@strnn/core/error';
import { checkSamples } from '@strnn/core/samples';
import { describe, expect, it } from 'vitest';
import type { GrayImage } from '../image/Image.js';
import type { FaceClip } from './FaceClip.js';
import { framesToSamples } from './framesToSamples.js';

/** 4 x 2 pixels, the left half at one level and the right half at another. */
const frame = (left: number, right: number, scale = 1): GrayImage => {
  const [width, height] = [4 * scale, 2 * scale];
  const data = Float32Array.from({ length: width * height }, (_, i) => (i % width < width / 2 ? left : right));
  return { width, height, channels: 1, maximum: 255, data };
};
const clips: FaceClip[] = [
  { frames: [frame(0, 0.25), frame(0.5, 0.75)], subject: 'B', trial: '1', label: 'neutral' },
  { frames: [frame(1, 0, 3), frame(0, 1, 3)], subject: 'A', session: 'morning', trial: '1', label: 'happy' },
  { frames: [frame(0.5, 0.5), frame(0.25, 0.5)], subject: 'A', session: 'evening', trial: '1', label: 'neutral' },
];
const grid = { rows: 1, columns: 2 };

function refusal(change: Partial<FaceClip>, options = {}): StrnnError {
  try {
    framesToSamples([...clips.slice(0, 2), { ...clips[2], ...change }], { ...grid, where: 'my faces', ...options });
  } catch (error) {
    expect(error).toBeInstanceOf(StrnnError);
    return error as StrnnError;
  }
  throw new Error('nothing was refused');
}

describe('framesToSamples', () => {
  it('makes samples with ids, in the order of the clips', () => {
    const samples = framesToSamples(clips, { ...grid, slice: '40 ms' });
    checkSamples(samples, 'here');
    expect(samples.shape).toEqual({ S: 3, T: 2, N: 2, D: 1 });
    // Exact: every mean is a multiple of 1/4 of pixels all alike.
    expect([...samples.x]).toEqual([0, 0.25, 0.5, 0.75, 1, 0, 0, 1, 0.5, 0.5, 0.25, 0.5]);
    expect(samples.classes).toEqual(['happy', 'neutral']);
    expect([...samples.y]).toEqual([1, 0, 1]);
    expect(samples.ids).toEqual({
      subject: ['B', 'A', 'A'],
      session: ['1', 'morning', 'evening'],
      trial: ['1', '1', '1'],
      window: new Int32Array(3),
    });
    expect(samples.sites.names).toEqual(['block 0,0', 'block 0,1']);
    expect([samples.features, samples.slice]).toEqual([['mean gray (0 to 1)'], '40 ms']);
  });

  it('keeps classes that no clip has, and overlaps the blocks', () => {
    const samples = framesToSamples(clips, { ...grid, overlap: 0.5, classes: ['sad', 'neutral', 'happy'] });
    expect([...samples.y]).toEqual([1, 2, 1]);
    // Two blocks of 8/3 pixels: 2 of the left level and 2/3 of the right one, then the other way round.
    expect(samples.x[0]).toBeCloseTo(0.0625, 7);
    expect(samples.x[1]).toBeCloseTo(0.1875, 7);
  });

  it.each([
    ['shape', { frames: [frame(0, 0)] }, 'expected 2 frames as in clip 0 (subject B, session 1, trial 1), found 1.'],
    ['shape', { frames: [frame(0, 0), frame(0, 0, 2)] }, 'frame 1: expected 4 x 2 as in frame 0, found 8 x 4.'],
    ['data', { session: 'morning' }, 'expected subject, session and trial of its own, found those of clip 1.'],
    ['data', { subject: '' }, 'expected subject to be a non-empty name, found "".'],
    ['data', { trial: 3 as unknown as string }, 'expected trial to be a non-empty name, found 3.'],
  ])('names the clip that has a wrong %s', (code, change, message) => {
    const error = refusal(change);
    const { subject, session, trial } = { ...clips[2], ...change };
    expect(error.code).toBe(code);
    expect(error.message).toBe(`my faces: clip 2 (subject ${subject}, session ${session}, trial ${trial}): ${message}`);
  });

  it('refuses labels out of classes, pixels that are no numbers, bad options and no clips', () => {
    const unknown = refusal({ label: 'hapy' }, { classes: ['happy', 'neutral'] });
    expect(unknown.message).toContain(
      "clip 2 (subject A, session evening, trial 1): unknown label 'hapy'. Did you mean 'happy'?",
    );
    const broken = refusal({ frames: [frame(0, 0), frame(Number.NaN, 0)] });
    expect(broken.message).toMatch(/^my faces: x is NaN at sample 2 .*slice 1, site block 0,0/);
    expect(refusal({}, { classes: ['happy', 'neutral', 'happy'] }).message).toBe(
      "my faces: expected unique names in classes, found 'happy' twice.",
    );
    expect(refusal({}, { overlap: -0.1 }).code).toBe('option');
    expect(refusal({}, { rows: 0 }).code).toBe('option');
    expect(() => framesToSamples([], grid)).toThrow('framesToSamples: expected at least one clip, found none.');
    const empty = { ...clips[0], frames: [] };
    expect(() => framesToSamples([empty], grid)).toThrow(
      'clip 0 (subject B, session 1, trial 1): expected at least one',
    );
  });
});
