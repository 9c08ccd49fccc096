import { describe, expect, it } from 'vitest';
import { ckPlusText, facePoints, meshFace, openFaceText, ptsText } from './formats.test.support.js';
import { readLandmarkCsv } from './readLandmarkCsv.js';
import { readMediaPipe } from './readMediaPipe.js';
import { readOpenFace } from './readOpenFace.js';

describe('readOpenFace', () => {
  it('reads faces, times, confidences and depths, with blanks after the commas or without', () => {
    for (const separator of [', ', ',']) {
      const { frames } = readOpenFace(openFaceText([{ frame: 1 }, { frame: 2, shift: 5 }], separator), 'a.csv');
      expect(frames.map(({ index, time, faces, failed }) => [index, time, faces.length, failed])).toEqual([
        [1, 0.04, 1, 0],
        [2, 0.08, 1, 0],
      ]);
      const [{ id, confidence, landmarks }] = frames[1].faces;
      expect([id, confidence]).toEqual(['0', 0.98]);
      // Written with one decimal.
      facePoints(5)
        .flat()
        .forEach((value, i) => expect(Math.abs(landmarks.points[i] - value)).toBeLessThan(0.0501));
      expect([...landmarks.depth!.subarray(0, 3)]).toEqual([600, 601, 602]);
    }
  });

  it('keeps several faces apart, counts failures and fills frames that are left out', () => {
    const rows = [
      { frame: 3, face: 0 },
      { frame: 3, face: 7, shift: 100 },
      { frame: 4, face: 0, success: 0 as const },
      { frame: 6, face: 7 },
    ];
    const { frames } = readOpenFace(openFaceText(rows), 'a.csv');
    expect(frames.map(({ index, faces, failed }) => [index, faces.map(({ id }) => id).join(), failed])).toEqual([
      [3, '0,7', 0],
      [4, '', 1],
      [5, '', 0],
      [6, '7', 0],
    ]);
  });

  it('takes the rows of a single picture for its faces', () => {
    const text = 'face, confidence, x_0, x_1, y_0, y_1\n0, 0.9, 1, 2, 3, 4\n1, 0.8, 5, 6, 7, 8\n';
    const { frames } = readOpenFace(text, 'a.csv');
    expect(frames.map(({ faces }) => faces.map(({ id, landmarks }) => [id, ...landmarks.points]))).toEqual([
      [
        ['0', 1, 3, 2, 4],
        ['1', 5, 7, 6, 8],
      ],
    ]);
    expect(frames[0].time).toBeUndefined();
    expect(() => readOpenFace(text.replace(' confidence', ' a confidence'), 'a.csv')).toThrow(
      "a.csv: expected the column 'confidence', found none.",
    );
  });

  const good = openFaceText([{ frame: 1 }, { frame: 2 }]);
  it.each([
    [good.replace('0.98', '-nan(ind)'), "line 2, column 'confidence': expected a number, found '-nan(ind)'."],
    [good.slice(0, -40), 'line 3: expected 348 cells as in the first line, found '],
    [`${good.split('\n')[0]}\n`, 'expected rows of numbers, found none.'],
    [good.replace(', x_5,', ', q,'), "expected columns 'x' up to number 67 without a gap, found no number 5."],
    [good.replace(', x_5,', ', x_4,'), "expected every column once, found 'x_4' twice."],
    [good.replace(', y_67,', ', q,'), "expected columns 'y' with the numbers of 'x' (up to 67), found up to 66."],
    [
      openFaceText([{ frame: 2 }, { frame: 1 }]),
      "line 3, column 'frame': expected integers that do not descend, found 1.",
    ],
    [openFaceText([{ frame: 2 }, { frame: 2 }]), 'line 3: expected face 0 of frame 2 once, found it twice.'],
    [openFaceText([{ frame: 2 }, { frame: 1e9 }]), 'line 3: expected the frames after 2, found 1000000000.'],
    ['frame,confidence,success\n1,1,1\n', "expected the landmarks in pixels, columns 'x_0' ... 'y_67'"],
    [
      'x0,y0\n1,2\n',
      "expected OpenFace's CSV (columns frame, confidence, success, x_0, ...), found what looks like a table (CSV).",
    ],
    [ptsText(), 'found what looks like a .pts file.'],
  ])('refuses %#', (text, message) => {
    expect(() => readOpenFace(text, 'a.csv')).toThrow(/^a\.csv: /);
    expect(() => readOpenFace(text, 'a.csv')).toThrow(message);
  });
});

describe('readLandmarkCsv', () => {
  const points = (text: string) =>
    readLandmarkCsv(text, 'a.csv').frames.map(({ faces }) => [...faces[0].landmarks.points]);

  it('reads a row per frame', () => {
    expect(points('x0,y0,x1,y1\n1,2,3,4\n5,6,7,8\n')).toEqual([
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ]);
    expect(points('name;y_2;x_2;x_1;y_1\na;4;3;1;2')).toEqual([[1, 2, 3, 4]]);
    const { frames } = readLandmarkCsv('frame\ttime\tx0\ty0\tz0\n4\t0.5\t1\t2\t900\n9\t0.75\t3\t4\t0', 'a.csv');
    expect(frames).toEqual([
      {
        index: 4,
        time: 0.5,
        failed: 0,
        faces: [{ id: '0', landmarks: { points: Float64Array.of(1, 2), depth: Float64Array.of(900) } }],
      },
      {
        index: 9,
        time: 0.75,
        failed: 0,
        faces: [{ id: '0', landmarks: { points: Float64Array.of(3, 4), depth: Float64Array.of(0) } }],
      },
    ]);
  });

  it('reads a row per point', () => {
    expect(points('x,y\n1,2\n3,4\n')).toEqual([[1, 2, 3, 4]]);
    expect(points('point,x,y\n2,3,4\n1,1,2\n')).toEqual([[1, 2, 3, 4]]);
    expect(points('"frame","point","x","y"\n1,0,5,6\n0,0,1,2\n0,1,3,4\n1,1,7,8')).toEqual([
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ]);
  });

  it('reads tables without names', () => {
    expect(points('1,2\n3,4\n')).toEqual([[1, 2, 3, 4]]);
    expect(points('1\t2\n3\t4\n')).toEqual([[1, 2, 3, 4]]);
    expect(points('1,2,3,4,5,6\n7,8,9,10,11,12\n')).toEqual([
      [1, 2, 3, 4, 5, 6],
      [7, 8, 9, 10, 11, 12],
    ]);
  });

  it.each([
    ['x0,y0\n1,\n', "line 2, column 'y0': expected a number, found ''."],
    ['x0,y0\n1,NaN\n', "line 2, column 'y0': expected a number, found 'NaN'."],
    ['x0,y0\n1\n', 'line 2: expected 2 cells as in the first line, found 1.'],
    ['x0,y1\n1,2\n', "expected columns 'y' with the numbers of 'x' (up to 0), found up to 1."],
    ['x0,y0,x1\n1,2,3\n', "expected columns 'y' with the numbers of 'x' (up to 1), found up to 0."],
    ['x0,x1,y1\n1,2,3\n', "expected columns 'x' and 'y' that count from the same number, found 0 and 1."],
    ['x0,y0,z1\n1,2,3\n', "expected columns 'z' with the numbers of 'x' (up to 0), found up to 1."],
    ['x0,z0\n1,2\n', "expected columns 'y' with the numbers of 'x' (up to 0), found none."],
    [
      'a,b\n1,2\n',
      "expected columns 'x0', 'y0', 'x1', ... or 'x_0', 'y_0', ... (a row per frame) or 'x', 'y' (a row per point), found a, b.",
    ],
    [
      '1,2,3\n',
      'expected 2 columns (a point per row) or 6, 8, ... columns (x, y, x, y, ... of a frame per row), found 3 without names.',
    ],
    ['frame,x0,y0\n2,1,1\n2,1,1\n', "line 3, column 'frame': expected ascending integers, found 2."],
    ['point,x,y\n1,1,1\n1,1,1\n', 'line 3: expected point 1 of frame 0 once, found it twice.'],
    ['point,x,y\n1.5,1,1\n', "line 2, column 'point': expected an integer >= 0, found 1.5."],
    [
      'frame,point,x,y\n0,0,1,1\n0,1,1,1\n1,0,1,1\n',
      'expected the 2 points of frame 0 in every frame, found no point 1 in frame 1.',
    ],
    [
      'frame,point,x,y\n0,0,1,1\n1,0,1,1\n1,1,1,1\n',
      'expected the 1 points of frame 0 in every frame, found 2 points in frame 1.',
    ],
    ['x,y\n', 'expected rows of numbers, found none.'],
    ['a,"b\n1,2', 'not a table: '],
    [ckPlusText(), 'expected a table of landmarks, found what looks like lines of x and y (CK+).'],
  ])('refuses %j', (text, message) => {
    expect(() => readLandmarkCsv(text, 'a.csv')).toThrow(/^a\.csv: /);
    expect(() => readLandmarkCsv(text, 'a.csv')).toThrow(message);
  });
});

describe('readMediaPipe', () => {
  const image = { width: 640, height: 480 };
  const read = (value: unknown) => readMediaPipe(JSON.stringify(value), 'a.json', { image });

  it('reads all its forms', () => {
    const forms = [
      [{ faceLandmarks: [meshFace()] }],
      [{ face_landmarks: [meshFace()] }],
      [{ multiFaceLandmarks: [meshFace()] }],
      [{ multi_face_landmarks: [{ landmark: meshFace() }] }],
      { frames: [{ faceLandmarks: [meshFace()] }] },
      { faceLandmarks: [meshFace()] },
    ];
    for (const form of forms) {
      const { frames } = read(form);
      expect(frames).toHaveLength(1);
      const { points, depth } = frames[0].faces[0].landmarks;
      expect(points).toHaveLength(956);
      // x = 0.25 of 640 is the border between pixels 159 and 160.
      expect([...points.subarray(0, 2), ...points.subarray(400, 402)]).toEqual([159.5, 239.5, 223.5, 239.5]);
      expect(depth![100]).toBe(-64);
    }
  });

  it('keeps several faces, frames without one, times and numbers', () => {
    const { frames } = read(
      [
        { faceLandmarks: [meshFace(0, 468), meshFace(0.1, 468)], timestampMs: 40, frame: 1 },
        { faceLandmarks: [], timestampMs: 80, frame: 2 },
        { faceLandmarks: null, frame: 5 },
        null,
      ].slice(0, 3),
    );
    expect(frames.map(({ index, time, faces }) => [index, time, faces.map(({ id }) => id)])).toEqual([
      [1, 0.04, ['0', '1']],
      [2, 0.08, []],
      [5, undefined, []],
    ]);
    expect(read([null, { faceLandmarks: [] }]).frames.map(({ index, faces }) => [index, faces.length])).toEqual([
      [0, 0],
      [1, 0],
    ]);
  });

  const face = meshFace();
  it.each<[unknown, string]>([
    [[], 'expected at least one frame, found none.'],
    [{ frames: 3 }, 'expected an array of frames, found 3.'],
    [
      [{ blendshapes: [] }],
      'frame 0: expected an object with faceLandmarks or face_landmarks or multiFaceLandmarks or multi_face_landmarks, found the keys blendshapes.',
    ],
    [[[]], 'frame 0: expected an object with faceLandmarks'],
    [[{ faceLandmarks: {} }], 'frame 0: expected faceLandmarks to be an array, found an object.'],
    [[{ faceLandmarks: [face.slice(1)] }], 'frame 0, face 0: expected 468 or 478 points, found 477.'],
    [
      [{ faceLandmarks: [face] }, { faceLandmarks: [face.slice(10)] }],
      'frame 1, face 0: expected 478 points as in the faces before, found 468.',
    ],
    [[{ faceLandmarks: [{ points: [] }] }], 'frame 0, face 0: expected an array of points, found undefined.'],
    [
      [{ faceLandmarks: [face.map((p, i) => (i === 3 ? { ...p, y: '1' } : p))] }],
      "frame 0, face 0, point 3: expected a finite number for y, found '1'.",
    ],
    [
      [{ faceLandmarks: [face.map((p, i) => (i === 3 ? null : p))] }],
      'frame 0, face 0, point 3: expected a finite number for x, found undefined.',
    ],
    [
      [
        { faceLandmarks: [], frame: 2 },
        { faceLandmarks: [], frame: 2 },
      ],
      "frame 1: expected ascending 'frame', found 2 after 2.",
    ],
    [[{ faceLandmarks: [], frame: '2' }], "frame 0: expected 'frame' to be an integer, found '2'."],
    [[{ faceLandmarks: [], timestampMs: 'x' }], "frame 0: expected 'timestampMs' to be a number, found 'x'."],
  ])('refuses %#', (value, message) => {
    expect(() => read(value)).toThrow(`a.json: ${message}`);
  });

  it('refuses what is no JSON, is cut, and asks for the size of the pictures', () => {
    const text = JSON.stringify([{ faceLandmarks: [face] }]);
    expect(() => readMediaPipe(text.slice(0, 500), 'a.json', { image })).toThrow(/^a\.json: expected JSON: /);
    expect(() => readMediaPipe(ptsText(), 'a.json', { image })).toThrow(
      'expected JSON of MediaPipe, found what looks like a .pts file.',
    );
    expect(() => readMediaPipe(text, 'a.json', undefined as never)).toThrow(
      'readMediaPipe.image: a.json: expected the size of the pictures in pixels (MediaPipe writes fractions of it), found none.',
    );
    expect(() => readMediaPipe(text, 'a.json', { image: { width: 0, height: 3 } })).toThrow('found 0 x 3.');
  });
});
