import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readCkPlusFolder } from '../dataset/ck-plus/index.js';
import { ckSizedFolder } from './ckSizedFolder.js';
import { compareFigures } from './compareFigures.js';
import { drawVolume } from './drawVolume.js';
import { measureCache } from './measureCache.js';
import { measureLoad } from './measureLoad.js';
import { measureOperations } from './measureOperations.js';
import { measureStages } from './measureStages.js';
import type { PerfFigures } from './PerfFigures.js';
import { runPeer } from './runPerfProcess.js';

const size = { sequences: 4, distinct: 2, frames: 3, width: 160, height: 122 };
let parent: string;
let folder: string;
beforeAll(async () => {
  // The folder is a look-alike and says so.
  vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
  parent = mkdtempSync(join(tmpdir(), 'strnn-perf-test-'));
  folder = await ckSizedFolder({ ...size, parent });
});
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(parent, { recursive: true });
});

describe('ckSizedFolder', () => {
  it('writes the sequences that are asked for, the last of them links', async () => {
    const { sequences } = await readCkPlusFolder(folder);
    expect(sequences.map(({ name, label }) => [name, label])).toEqual([
      ['S001/001', 'anger'],
      ['S001/002', 'contempt'],
      ['S001/003', 'disgust'],
      ['S002/001', 'fear'],
    ]);
    for (const { frames, problems } of sequences) {
      expect(frames).toHaveLength(3);
      expect(problems).toEqual([]);
    }
    const places = sequences.map(({ frames }) => statSync(frames[2].file).ino);
    expect(places[2]).toBe(places[0]);
    expect(places[3]).toBe(places[1]);
    expect(places[1]).not.toBe(places[0]);
  });

  it('takes the folder that is there, and leaves nothing beside it', async () => {
    const mark = join(folder, 'mark');
    writeFileSync(mark, '');
    expect(await ckSizedFolder({ ...size, parent })).toBe(folder);
    expect(statSync(mark).size).toBe(0);
    rmSync(mark);
    expect(readdirSync(parent)).toHaveLength(1);
  });
});

describe('measures', () => {
  it('load: one call, its memory, and means of shares', async () => {
    const { task, by, seconds, cpu, peak_mb, check } = await measureLoad(folder);
    expect([task, by, seconds.length]).toEqual(['load 4 sequences', 'strnn', 1]);
    expect(cpu).toBeGreaterThan(0);
    expect(peak_mb).toBeGreaterThan(10);
    expect(check).toHaveLength(177);
    // The shares of each of the three histograms add up to 1.
    for (const plane of [0, 1, 2]) {
      const shares = check.slice(59 * plane, 59 * plane + 59);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
    }
  });

  it('cache: the same numbers without and with it', async () => {
    const [first, again] = await measureCache(folder);
    expect([first.task, again.task]).toEqual(['load 4 sequences, empty cache', 'load 4 sequences, full cache']);
    expect(again.check).toEqual(first.check);
    expect(first.check).toEqual((await measureLoad(folder)).check);
  });

  it('stages: the seconds of every sequence, and the numbers of the last', async () => {
    const stages = await measureStages(folder);
    expect(stages.map(({ task }) => task)).toEqual([
      'stage: read and decode',
      'stage: align',
      'stage: resample',
      'stage: describe',
    ]);
    for (const { seconds, check } of stages) {
      expect(seconds).toHaveLength(4);
      expect(seconds.every((value) => value >= 0)).toBe(true);
      expect(check).toHaveLength(177);
    }
  });

  it('operations: each with finite numbers, and PNG as sharp reads it', async () => {
    const figures = await measureOperations(folder, 1);
    expect(new Set(figures.map(({ task }) => task)).size).toBeGreaterThanOrEqual(10);
    for (const { seconds, check } of figures) {
      expect(seconds).toHaveLength(1);
      expect([...seconds, ...check].every((value) => Number.isFinite(value) && value !== 0)).toBe(true);
    }
    const pngs = figures.filter(({ task }) => task.startsWith('read PNG'));
    for (const { check } of pngs) expect(check[0]).toBeCloseTo(pngs[0].check[0], 12);
  });
});

describe('drawVolume', () => {
  it('draws what its peer draws', () => {
    const frames = drawVolume(3, 40);
    for (const [t, y, x] of [
      [0, 0, 0],
      [2, 39, 17],
      [1, 8, 39],
    ]) {
      const wrap = 2n ** 32n;
      const g = (374761393n * BigInt(x) + 668265263n * BigInt(y) + 2246822519n * BigInt(t)) % wrap;
      const h = (1274126177n * (g ^ (g >> 13n))) % wrap;
      const level = Math.abs(((3 * x + 2 * y + 5 * t) % 240) - 120) + Number((h >> 16n) % 32n) + 40;
      expect(255 * frames[t].data[40 * y + x]).toBeCloseTo(level, 4);
    }
  });
});

describe('compareFigures', () => {
  const figures = (task: string, by: string, milliseconds: number[], check = [1]): PerfFigures => {
    return { task, by, seconds: milliseconds.map((value) => value / 1000), peak_mb: milliseconds[0], check };
  };

  it('takes medians of the rounds, and sets ours against the others', () => {
    const compared = compareFigures([
      [figures('a', 'strnn', [4, 2, 3], [1, 2]), figures('a', 'peer', [6], [1, 2.5])],
      [figures('a', 'strnn', [9, 90, 10], [1, 2]), figures('a', 'peer', [5], [1, 2.5])],
      [figures('a', 'strnn', [5, 5, 5], [1, 2]), figures('a', 'peer', [4], [1, 2.5])],
    ]);
    expect(compared).toEqual([
      { task: 'a', by: 'strnn', ms: 5, ms_least: 2, peak_mb: 9, against: [{ by: 'peer', ratio: 1, difference: 0.5 }] },
      { task: 'a', by: 'peer', ms: 5, ms_least: 4, peak_mb: 6 },
    ]);
  });

  it('compares each of our ways, never tasks of one side alone', () => {
    const compared = compareFigures([
      [
        figures('a', 'strnn (one)', [2]),
        figures('a', 'strnn (two)', [6]),
        figures('b', 'strnn', [7, 8]),
        { ...figures('a', 'peer', [4], [1, 1]), cpu: 0.003 },
      ],
    ]);
    const found = compared.map(({ by, cpu_ms, against }) => [by, cpu_ms, against?.map(({ ratio }) => ratio)]);
    expect(found).toEqual([
      ['strnn (one)', undefined, [0.5]],
      ['strnn (two)', undefined, [1.5]],
      ['peer', 3, undefined],
      ['strnn', undefined, undefined],
    ]);
    expect(compared[0].against![0].difference).toBeNull();
  });
});

describe('runPeer', () => {
  const node = JSON.stringify(process.execPath);
  const line = { task: 'a', by: 'peer', seconds: [1], peak_mb: 1, check: [] };

  it('hands kind, folder and calls over', () => {
    const script = `console.log('x');console.log(JSON.stringify({...${JSON.stringify(line).replaceAll('"', "'")},by:process.argv.slice(1).join('|')}))`;
    expect(runPeer(`${node} -e "${script}"`, 'operations', 'my folder', 7)).toEqual([
      { ...line, by: 'operations|my folder|7' },
    ]);
  });

  it.each([
    ['console.log(1)', /exit 0, 0 lines/],
    ["console.log('{}')", /exit 0, 1 lines/],
    ["throw Error('no memory')", /exit 1, 0 lines/],
    [`console.log(JSON.stringify({task:'a',by:'b',seconds:[],peak_mb:1,check:[]}))`, /expected lines of/],
  ])('refuses %s', (script, message) => {
    expect(() => runPeer(`${node} -e "${script}"`, 'load', 'folder', 1)).toThrow(message);
  });
});
