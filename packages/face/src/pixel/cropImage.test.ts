import { describe, expect, it } from 'vitest';
import { cropImage } from './cropImage.js';
import { flipImage } from './flipImage.js';
import { channelOf, colourImage, grayImage, picture } from './pictures.test.support.js';

const image = grayImage(3, 2, [1, 2, 3, 4, 5, 6]);
const levels = (data: Float32Array) => Array.from(data, (value) => Math.round(value * 255));

describe('cropImage', () => {
  it('takes the pixels as they are', () => {
    const inside = cropImage(image, { left: 1, top: 0, width: 2, height: 2 });
    expect([inside.width, inside.height, levels(inside.data)]).toEqual([2, 2, [2, 3, 5, 6]]);
    expect(cropImage(image, { left: 0, top: 0, width: 3, height: 2 })).toEqual(image);
  });

  it('goes on around the image with a border', () => {
    const box = { left: -1, top: 1, width: 5, height: 2 };
    expect(levels(cropImage(image, { ...box, border: 'replicate' }).data)).toEqual([4, 4, 5, 6, 6, 4, 4, 5, 6, 6]);
    expect(levels(cropImage(image, { ...box, border: 0.2 }).data)).toEqual([51, 4, 5, 6, 51, 51, 51, 51, 51, 51]);
    const far = cropImage(image, { left: 9, top: -9, width: 1, height: 1, border: 'replicate' });
    expect(levels(far.data)).toEqual([3]);
  });

  it('treats every channel alike', () => {
    const colour = colourImage(picture('noise'));
    const box = { left: 20, top: 3, width: 7, height: 5, border: 'replicate' } as const;
    const cropped = cropImage(colour, box);
    for (const channel of [0, 1, 2]) {
      expect(channelOf(cropped, channel)).toEqual(cropImage(channelOf(colour, channel), box));
    }
  });

  it.each([
    [
      { left: 2, top: 0, width: 2, height: 1 },
      'expected a rectangle inside 3 x 2 pixels, or the option border, found columns 2 to 3',
    ],
    [{ left: 0, top: -1, width: 1, height: 1 }, 'found columns 0 to 0 and rows -1 to -1.'],
    [{ left: 0.5, top: 0, width: 1, height: 1 }, 'cropImage.left: expected an integer'],
    [{ left: 0, top: 0, width: 0, height: 1 }, 'cropImage.width: expected an integer from 1'],
    [{ left: 0, top: 0, width: 1, height: 1, border: 'mirror' }, 'cropImage.border: expected'],
    [{ x: 0, top: 0, width: 1, height: 1 }, "cropImage: unknown option 'x'."],
  ])('refuses %o', (options, message) => {
    expect(() => cropImage(image, options as never)).toThrow(message);
  });
});

describe('flipImage', () => {
  it('exchanges left and right, and back', () => {
    expect(levels(flipImage(image).data)).toEqual([3, 2, 1, 6, 5, 4]);
    const colour = colourImage(picture('face'));
    expect(flipImage(flipImage(colour))).toEqual(colour);
    expect(channelOf(flipImage(colour), 1)).toEqual(channelOf(colour, 0));
  });
});
