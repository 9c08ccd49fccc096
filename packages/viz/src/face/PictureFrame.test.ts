import { describe, expect, it } from 'vitest';
import { framePicture, placeMiddle, placePoint } from './PictureFrame.js';

const gray = { width: 1, height: 1, values: [0] };

describe('framePicture', () => {
  it('fits a gray picture between left and right, x right and y down', () => {
    const frame = framePicture({ width: 50, height: 40, areas: [[10, 10, 20, 20]], gray }, 14, 30, 100);
    expect(frame).toEqual({ left: 14, top: 30, width: 100, height: 80, scale: 2, bottom: 110 });
    expect(placePoint(frame, [50, 40])).toEqual([114, 110]);
    expect(placeMiddle(frame, [10, 10, 20, 20])).toEqual([54, 70]);
  });

  it('makes room for what reaches over the edge', () => {
    const frame = framePicture({ width: 50, height: 40, areas: [[-50, 0, 0, 0]], gray }, 0, 0, 100);
    expect([frame.left, frame.scale, frame.bottom]).toEqual([50, 1, 40]);
  });

  it('makes a tall picture narrower, in the middle', () => {
    const frame = framePicture({ width: 10, height: 100, areas: [[0, 0, 1, 1]], gray }, 0, 0, 100);
    expect([frame.scale, frame.bottom, frame.left]).toEqual([1.4, 140, 43]);
  });

  it('leaves out the empty rest where nothing gray fills it', () => {
    const lines = [
      [
        [20, 20],
        [40, 30],
      ],
    ] as const;
    const frame = framePicture({ width: 50, height: 40, areas: [[30, 25, 0, 0]], lines }, 0, 0, 100);
    expect([placePoint(frame, [20, 20]), frame.scale, frame.bottom]).toEqual([[0, 0], 5, 50]);
  });

  it('shows the whole extent about a single point', () => {
    const frame = framePicture({ width: 50, height: 40, areas: [[30, 25, 0, 0]] }, 0, 0, 100);
    expect([frame.scale, frame.bottom]).toEqual([2, 80]);
  });
});
