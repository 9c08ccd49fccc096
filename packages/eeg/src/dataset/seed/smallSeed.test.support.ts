import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { seed62Sites } from '@strnn/core/sites';
import { matDouble } from '../../format/mat/matDouble.js';
import type { MatValue } from '../../format/mat/MatValue.js';
import { writeMat } from '../../format/mat/writeMat.js';
import { seedLabels, seedSmoothings } from './seedFacts.js';
import { seedFrontalPosteriorPairs, seedHemisphericPairs } from './seedPairs.js';

/** The value that `writeDeSession` puts at a place: tells trial, electrode, window and band apart. */
export function deValue(trial: number, electrode: number, window: number, band: number): number {
  return trial + electrode / 64 + band / 512 + window / 2 ** 19;
}

/** Writes `{name}` with `de_LDS1` to `de_LDS15` of the given numbers of windows. */
export async function writeDeSession(folder: string, name: string, windows: readonly number[]): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const variables = windows.map((W, index): [string, MatValue] => {
    const data = new Float64Array(62 * W * 5);
    for (let b = 0, to = 0; b < 5; b++) {
      for (let w = 0; w < W; w++) for (let n = 0; n < 62; n++) data[to++] = deValue(index + 1, n, w, b);
    }
    return [`de_LDS${index + 1}`, matDouble([62, W, 5], data)];
  });
  await writeMat(join(folder, name), variables);
  return join(folder, name);
}

export async function writeSeedLabels(folder: string, labels: readonly number[] = seedLabels): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await writeMat(join(folder, 'label.mat'), { label: matDouble([1, labels.length], labels) });
}

/** Writes a session's file of features with all 180 variables, the asymmetries of `deValue`s; `change` spoils it. */
export async function writeFullSession(
  folder: string,
  name: string,
  windows: readonly number[],
  change: (variables: Map<string, MatValue>) => void = () => undefined,
): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const { names } = seed62Sites();
  const variables = new Map<string, MatValue>();
  windows.forEach((W, index) => {
    // No two differences of electrodes are alike.
    const electrode = (n: number) => (w: number, b: number) =>
      deValue(index + 1, n, w, b) + ((n ** 3 * 7919) % 10007) / 100;
    const of = (channel: string) => electrode(names.indexOf(channel));
    const pairs = (list: readonly string[], combine: (a: number, b: number) => number) =>
      list.map((pair) => {
        const [a, b] = pair.split('-').map(of);
        return (w: number, band: number) => combine(a(w, band), b(w, band));
      });
    const difference = (a: number, b: number): number => a - b;
    const dasm = pairs(seedHemisphericPairs, difference);
    const rasm = pairs(seedHemisphericPairs, (a, b) => a / b);
    const kinds = {
      de: names.map((_, n) => electrode(n)),
      psd: names.map((_, n) => electrode(n)),
      dasm,
      rasm,
      asm: [...dasm, ...rasm],
      dcau: pairs(seedFrontalPosteriorPairs, difference),
    };
    for (const [kind, rows] of Object.entries(kinds)) {
      for (const smoothing of seedSmoothings) {
        const data = new Float64Array(rows.length * W * 5);
        for (let b = 0, to = 0; b < 5; b++) for (let w = 0; w < W; w++) for (const row of rows) data[to++] = row(w, b);
        variables.set(`${kind}_${smoothing}${index + 1}`, matDouble([rows.length, W, 5], data));
      }
    }
  });
  change(variables);
  await writeMat(join(folder, name), variables);
  return join(folder, name);
}

/** Writes a session's file of signals, 62 x `samples` for each of 15 trials; `change` spoils it. */
export async function writeRawSession(
  folder: string,
  name: string,
  samples: number,
  change: (variables: Map<string, MatValue>) => void = () => undefined,
): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const variables = new Map<string, MatValue>();
  seedLabels.forEach((_, index) => {
    variables.set(
      `ab_eeg${index + 1}`,
      matDouble(
        [62, samples],
        Float64Array.from({ length: 62 * samples }, (_, i) => (i * 7) % 13),
      ),
    );
  });
  change(variables);
  await writeMat(join(folder, name), variables);
  return join(folder, name);
}
