import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ckPlusText, facePoints, ptsText, temText } from './formats.test.support.js';
import { readCkPlusLandmarks } from './readCkPlusLandmarks.js';
import { readPts } from './readPts.js';
import { readTem } from './readTem.js';

const expectPoints = (found: Float64Array, digits: number, shift = 0) => {
  expect(found).toHaveLength(136);
  facePoints()
    .flat()
    .forEach((value, i) => expect(found[i]).toBeCloseTo(value + shift, digits));
};
const lines = (text: string, change: (lines: string[]) => void): string => {
  const list = text.split('\n');
  change(list);
  return list.join('\n');
};

describe('readCkPlusLandmarks', () => {
  it('reads x and y in exponent notation, with any line ends', () => {
    expect(ckPlusText().split('\n')[0]).toBe('   2.3040000e+02   1.8160000e+02');
    expectPoints(readCkPlusLandmarks(ckPlusText(), 'a.txt').points, 4);
    expectPoints(readCkPlusLandmarks(`\uFEFF${ckPlusText().replaceAll('\n', '\r\n')}\r\n`, 'a.txt').points, 4);
    expect([...readCkPlusLandmarks('1 2\n-.5 4.\n', 'a.txt', 2).points]).toEqual([1, 2, -0.5, 4]);
  });

  it.each([
    [
      lines(ckPlusText(), (l) => l.splice(67)),
      'line 67: expected x and y of point 67 of 68, two numbers, found the end of the file.',
    ],
    [
      lines(ckPlusText(), (l) => (l[4] = '  12.5 NaN')),
      "line 5: expected x and y of point 4 of 68, two numbers, found '12.5 NaN'.",
    ],
    [
      lines(ckPlusText(), (l) => (l[4] = '1 2 3')),
      "line 5: expected x and y of point 4 of 68, two numbers, found '1 2 3'.",
    ],
    [
      lines(ckPlusText(), (l) => (l[9] = '1e999 2')),
      "line 10: expected x and y of point 9 of 68, two numbers, found '1e999 2'.",
    ],
    [`${ckPlusText()}5 6\n`, "line 69: expected the end of the file after 68 points, found '5 6'."],
    [ptsText(), 'expected lines of x and y, found what looks like a .pts file.'],
    [temText(), 'expected lines of x and y, found what looks like a webmorph .tem file.'],
    ['', 'expected lines of x and y, found what looks like an empty file.'],
    ['\x89PNG\r\n\x1a\n', 'expected lines of x and y, found what looks like a PNG picture.'],
    ['{"a": 1}', 'expected lines of x and y, found what looks like JSON.'],
    ['frame, confidence, success\n', "expected lines of x and y, found what looks like OpenFace's CSV."],
    ['<html>', 'expected lines of x and y, found what looks like XML or a web page.'],
    ['hello\nworld', 'expected lines of x and y, found what looks like text of another kind.'],
    ['\0\x01', 'expected lines of x and y, found what looks like binary data.'],
  ])('refuses %j', (text, message) => {
    expect(() => readCkPlusLandmarks(text, 'S005_001_00000011_landmarks.txt')).toThrow(
      `S005_001_00000011_landmarks.txt: ${message}`,
    );
  });
});

describe('readPts', () => {
  it('counts pixels from 0', () => {
    expectPoints(readPts(ptsText(), 'a.pts').points, 2, -1);
    expectPoints(readPts(ptsText(), 'a.pts', { origin: 0 }).points, 2);
    const spaced = 'version: 1\nn_points:  2\nname: x\n\n{\n1 1\n 3.5\t4 \n}';
    expect([...readPts(spaced, 'a.pts').points]).toEqual([0, 0, 2.5, 3]);
  });

  it.each([
    [ptsText().replace('n_points: 68', 'n_points: 67'), "line 71: expected '}' after 67 points, found '"],
    [
      ptsText().replace('n_points: 68', 'n_points: 69'),
      "line 72: expected x and y of point 68 of 69, two numbers, found '}'.",
    ],
    [
      ptsText().replace('n_points: 68', 'n_points: 1e9'),
      "line 2: expected n_points to be an integer from 1 to 100000, found 'n_points: 1e9'.",
    ],
    [ptsText().replace('n_points: 68\n', ''), "line 2: expected 'n_points: 68' before the points, found '{'."],
    [ptsText().replace('version: 1', 'version: 2'), "line 1: expected version 1, found 'version: 2'."],
    [ptsText().replace('{', '['), "line 3: expected 'version: 1', 'n_points: 68' or '{', found '['."],
    [ptsText().slice(0, 300), 'two numbers, found '],
    [ptsText().slice(0, -2), "expected '}' after 68 points, found the end of the file."],
    [`${ptsText()}1 2`, "line 73: expected the end of the file after '}', found '1 2'."],
    [ckPlusText(), "expected a .pts file ('version: 1'), found what looks like lines of x and y (CK+)."],
  ])('refuses %j', (text, message) => {
    expect(() => readPts(text, 'a.pts')).toThrow(/^a\.pts: /);
    expect(() => readPts(text, 'a.pts')).toThrow(message);
  });

  it('refuses another origin', () => {
    expect(() => readPts(ptsText(), 'a.pts', { origin: 2 as never })).toThrow(
      'readPts.origin: expected 0 or 1, found 2.',
    );
  });
});

describe('readTem', () => {
  it('reads points and lines', () => {
    const { landmarks, lines } = readTem(temText(), 'a.tem');
    expectPoints(landmarks.points, 12);
    expect(lines).toEqual([
      { points: [0, 1, 2], closed: false },
      { points: [36, 37, 38, 39], closed: true },
    ]);
    expect(readTem('2\n1 2\n3 4\n', 'a.tem')).toEqual({
      landmarks: { points: Float64Array.of(1, 2, 3, 4) },
      lines: [],
    });
  });

  it.each(['001_03.tem', '172_03.tem'])('reads %s of the London Face set', (name) => {
    const text = readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');
    const { landmarks, lines } = readTem(text, name);
    expect(landmarks.points).toHaveLength(2 * 189);
    expect(lines).toHaveLength(44);
    expect(lines[2]).toEqual({ points: [2, 3, 4, 5, 6, 7, 8, 9, 2], closed: false });
    // Pixels of pictures of 1350 x 1350; points 0 and 1 are the pupils.
    expect(Math.min(...landmarks.points)).toBeGreaterThan(0);
    expect(Math.max(...landmarks.points)).toBeLessThan(1350);
    const rows = text
      .split(/\r?\n/)
      .slice(1, 3)
      .map((row) => row.split('\t').map(Number));
    expect([...landmarks.points.subarray(0, 4)]).toEqual(rows.flat());
  });

  it.each([
    [
      temText().replace('68\n', '0\n'),
      "line 1: expected the number of points, an integer from 1 to 100000, found '0'.",
    ],
    [
      temText().replace('68\n', '999999999\n'),
      "line 1: expected the number of points, an integer from 1 to 100000, found '999999999'.",
    ],
    [temText().replace('68\n', '69\n'), "line 70: expected x and y of point 68 of 69, two numbers, found '2'."],
    [temText().replace('68\n', '67\n'), 'line 69: expected the number of lines, an integer from 0 to 100000, found '],
    [
      temText(facePoints(), ['2\n3\n0 1 2']),
      "line 71: expected the flag of line 0 of 1, an integer from 0 to 1, found '2'.",
    ],
    [temText(facePoints(), ['0\n3\n0 1']), "line 73: expected 3 points of line 0, found '0 1'."],
    [temText(facePoints(), ['0\n3\n0 1 68']), "line 73: expected points of line 0 from 0 to 67, found '68'."],
    [`${temText()}7`, "line 77: expected the end of the file after 2 lines, found '7'."],
    [ptsText(), 'expected a .tem file (the number of points, then their x and y), found what looks like a .pts file.'],
  ])('refuses %j', (text, message) => {
    expect(() => readTem(text, 'a.tem')).toThrow(`a.tem: ${message}`);
  });
});
