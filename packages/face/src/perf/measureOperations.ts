import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesToImage } from '../image/bytesToImage.js';
import { importSharp } from '../image/decode/loadSharp.js';
import { readImage } from '../image/decode/readImage.js';
import type { GrayImage } from '../image/Image.js';
import { toGray } from '../image/toGray.js';
import { farnebackFlow } from '../feature/flow/index.js';
import { histogramOfOrientedGradients } from '../feature/hog/index.js';
import { hog3dFeature } from '../feature/hog3d/index.js';
import { localBinaryPattern } from '../feature/lbp/index.js';
import { lbpTopFeature } from '../feature/lbp-top/index.js';
import { equalizeHistogram } from '../pixel/equalizeHistogram.js';
import { warpImage } from '../pixel/warpImage.js';
import { cutBlocks } from '../region/cutBlocks.js';
import { firstFrame, jpegFrame } from './ckSizedFolder.js';
import { drawVolume } from './drawVolume.js';
import { peakMegabytes, type PerfFigures } from './PerfFigures.js';

/** Shrinks 2.2 times and turns by 5 degrees; the peers have the same numbers. */
const transform = [0.4528, -0.0396, -70, 0.0396, 0.4528, -50] as const;
const side = 128;

interface Operation {
  readonly task: string;
  readonly by?: string;
  /** @returns the numbers whose mean and root mean square become `check` */
  run(): ArrayLike<number> | Promise<ArrayLike<number>>;
}

/** Single operations on the first frame of a folder of `ckSizedFolder` and on a drawn volume of 18 x 128 x 128 pixels. */
export async function measureOperations(folder: string, calls: number): Promise<PerfFigures[]> {
  const figures: PerfFigures[] = [];
  for (const { task, by = 'strnn', run } of await operations(folder)) {
    const values = await run();
    const check = momentsOf(values);
    // Several at a time where one is too short for the clock; the first batches compile.
    const size = Math.max(1, Math.round(0.02 / (await secondsOf(run, 3))));
    const seconds: number[] = [];
    for (let call = 0; call < calls; call++) seconds.push(await secondsOf(run, size));
    figures.push({ task, by, seconds, peak_mb: peakMegabytes(), check });
  }
  return figures;
}

async function operations(folder: string): Promise<Operation[]> {
  const png = await readFile(join(folder, firstFrame));
  const jpeg = await readFile(join(folder, jpegFrame));
  const frame = toGray(await readImage(png, firstFrame));
  const volume = drawVolume(18, side);
  const blocks = cutBlocks(side, side, { rows: 8, columns: 8 });
  const spans = Array.from({ length: 6 }, (_, t) => ({ from: 3 * t, to: 3 * t + 3 }));
  const [lbpTop, hog3d] = [lbpTopFeature({ normalise: false }), hog3dFeature()];
  const size = `${frame.width} x ${frame.height}`;
  const box = { width: side, height: side };
  const own: Operation[] = [
    { task: `read PNG, ${size} gray`, run: async () => (await readImage(png, firstFrame)).data },
    {
      task: `read JPEG, ${size} colour`,
      by: 'strnn (jpeg-js)',
      run: async () => (await readImage(jpeg, jpegFrame, { decoder: 'js' })).data,
    },
    {
      task: `warp to ${side} x ${side}, 1 sample`,
      run: () => warpImage(frame, transform, { ...box, antialias: false }).data,
    },
    { task: `warp to ${side} x ${side}, 2 x 2 samples`, run: () => warpImage(frame, transform, box).data },
    { task: `equalise, ${size}`, run: () => equalizeHistogram(frame).data },
    {
      task: `LBP u2 codes, ${side} x ${side}`,
      run: () => localBinaryPattern(volume[0], { method: 'nri_uniform' }).codes,
    },
    { task: `LBP-TOP, 18 x ${side} x ${side}, 6 x 64 histograms`, run: () => lbpTop.describe(volume, blocks, spans) },
    { task: `HOG, ${side} x ${side}`, run: () => histogramOfOrientedGradients(volume[0]).data },
    { task: `Farneback, ${side} x ${side}`, run: () => farnebackFlow(volume[0], volume[1]).u },
    { task: `HOG3D, 18 x ${side} x ${side}, 6 x 64 blocks`, run: () => hog3d.describe(volume, blocks, spans) },
  ];
  return [...own, ...(await sharpOperations(png, jpeg, frame))];
}

/** None where sharp is not installed. */
async function sharpOperations(png: Uint8Array, jpeg: Uint8Array, { width, height }: GrayImage): Promise<Operation[]> {
  const loaded = await importSharp('sharp');
  if ('reason' in loaded) return [];
  const size = `${width} x ${height}`;
  return [
    {
      task: `read PNG, ${size} gray`,
      by: `sharp ${loaded.version}`,
      async run() {
        const { data } = await loaded.sharp(png, {}).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
        return bytesToImage(data, 1, width, height, 1).data;
      },
    },
    {
      task: `read JPEG, ${size} colour`,
      by: 'strnn (sharp)',
      run: async () => (await readImage(jpeg, jpegFrame, { decoder: 'sharp' })).data,
    },
  ];
}

/** Of one call, the mean of so many. */
async function secondsOf(run: Operation['run'], calls: number): Promise<number> {
  const begin = performance.now();
  for (let call = 0; call < calls; call++) {
    const result = run();
    if (result instanceof Promise) await result;
  }
  return (performance.now() - begin) / 1000 / calls;
}

function momentsOf(values: ArrayLike<number>): number[] {
  let [sum, squares] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    sum += values[i];
    squares += values[i] * values[i];
  }
  return [sum / values.length, Math.sqrt(squares / values.length)];
}
