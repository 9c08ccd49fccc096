import { describe, expect, it } from 'vitest';
import { clahe } from './clahe.js';
import { equalizeHistogram } from './equalizeHistogram.js';
import fixture from './fixtures/equalize.json' with { type: 'json' };
import { colourImage, grayImage, picture } from './pictures.test.support.js';

const { images } = fixture;
const eightBit = (name: string) => {
  const { width, height, values } = images[name as keyof typeof images];
  return grayImage(width, height, values);
};
const levelsOf = (data: Float32Array) => Array.from(data, (value) => value * 255);
const bytes = (levels: readonly number[]) => Float32Array.from(levels, (level) => level / 255);

describe('equalizeHistogram', () => {
  it.each(Object.entries(images))('equals OpenCV to the bit: %s', (name, { equalized }) => {
    expect(equalizeHistogram(eightBit(name)).data).toEqual(bytes(equalized));
  });

  it('takes 16-bit images at 256 levels', () => {
    const image = picture('noise');
    const rounded = grayImage(23, 17, levelsOf(image.data).map(Math.round));
    expect(equalizeHistogram(image)).toEqual(equalizeHistogram(rounded));
    expect(equalizeHistogram(image).maximum).toBe(255);
  });

  it('gives the same whatever rising map the levels went through', () => {
    const levels = levelsOf(eightBit('face').data).map((level) => Math.floor(level / 4));
    const plain = grayImage(48, 51, levels);
    const lit = grayImage(
      48,
      51,
      levels.map((level) => 3 * level + 40),
    );
    expect(equalizeHistogram(lit)).toEqual(equalizeHistogram(plain));
  });

  it('refuses colour and values outside 0 to 1', () => {
    const image = eightBit('two');
    expect(() => equalizeHistogram(colourImage(image) as never)).toThrow(
      'equalizeHistogram: expected a gray image (toGray makes one), found 3 channels.',
    );
    for (const value of [NaN, -0.01, 1.01]) {
      const data = image.data.with(4, value);
      expect(() => equalizeHistogram({ ...image, data })).toThrow(/values from 0 to 1, found .* at column 1, row 1\./);
    }
  });
});

describe('clahe', () => {
  it.each(fixture.clahe)('equals OpenCV to the bit: $picture, $columns x $rows, limit $limit', (given) => {
    const { rows, columns, limit } = given;
    expect(clahe(eightBit(given.picture), { rows, columns, limit }).data).toEqual(bytes(given.values));
  });

  it('has 8 x 8 tiles and limit 2 by default', () => {
    const image = eightBit('face');
    expect(clahe(image)).toEqual(clahe(image, { rows: 8, columns: 8, limit: 2 }));
  });

  it('mirrors a side of one pixel onto itself', () => {
    const row = grayImage(5, 1, new Array<number>(5).fill(100));
    expect([...clahe(row, { rows: 1, columns: 2, limit: 0 }).data]).toEqual([1, 1, 1, 1, 1]);
  });

  it.each([
    [{ rows: 26 }, 'clahe.rows: expected an integer from 1 to 25, found 26.'],
    [{ columns: 0 }, 'clahe.columns: expected an integer from 1 to 24, found 0.'],
    [{ limit: -1 }, 'clahe.limit: expected a number from 0 to 256, found -1.'],
    [{ tiles: 3 }, "clahe: unknown option 'tiles'."],
  ])('refuses %o', (options, message) => {
    expect(() => clahe(eightBit('face'), options as never)).toThrow(message);
  });
});
