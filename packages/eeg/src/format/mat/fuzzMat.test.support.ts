import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { StrnnError } from '@strnn/core/error';
import { createRandom } from '@strnn/core/random';
import type { Random } from '@strnn/core/random';
import { openMat } from './index.js';
import { matBytes } from './matBytes.test.support.js';
import { fixtures } from './matReference.test.support.js';

export interface FuzzOutcome {
  readonly values: number;
  readonly refused: number;
  /** Milliseconds of the slowest one. */
  readonly slowest: number;
  /** What was neither a value nor a StrnnError, with how to make it again. */
  readonly others: readonly string[];
}

const maxBytes = 2 ** 26;

/**
 * Reads `count` damaged copies of the fixtures: each has some bytes or 32-bit words changed, parts cut out, doubled or cut
 * off; compressed variables are damaged inside and compressed again, or as they are.
 */
export async function fuzzMat(seed: string, count: number, folder: string): Promise<FuzzOutcome> {
  const names = readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.mat'));
  const files = names.sort().map((name) => ({ name, bytes: readFileSync(join(fixtures, name)) }));
  const random = createRandom(seed);
  const damaged = join(folder, 'damaged.mat');
  const others: string[] = [];
  let [values, refused, slowest] = [0, 0, 0];
  for (let i = 0; i < count; i++) {
    const { name, bytes } = files[random.integer(files.length)];
    const changed = damage(bytes, random);
    writeFileSync(damaged, changed);
    const start = performance.now();
    try {
      await readAll(damaged);
      values++;
    } catch (error) {
      if (error instanceof StrnnError && error.code === 'data') refused++;
      else others.push(`seed '${seed}', number ${i}, ${name}: ${error instanceof Error ? error.stack : String(error)}`);
    }
    slowest = Math.max(slowest, performance.now() - start);
  }
  return { values, refused, slowest, others };
}

/** All variables, as values and as leaves. */
async function readAll(file: string): Promise<void> {
  const mat = await openMat(file, { maxBytes });
  const errors: unknown[] = [];
  try {
    for (const { name } of mat.variables.slice(0, 50)) {
      await mat.read(name).catch((error: unknown) => errors.push(error));
      try {
        for await (const leaf of mat.leaves(name, (path) => path.length % 5 !== 4)) void leaf;
      } catch (error) {
        errors.push(error);
      }
    }
  } finally {
    await mat.close();
  }
  const other = errors.find((error) => !(error instanceof StrnnError));
  if (errors.length > 0) throw other ?? errors[0];
}

function damage(bytes: Buffer, random: Random): Buffer {
  const version5 = bytes.length > 136 && ['IM', 'MI'].includes(bytes.toString('latin1', 126, 128));
  const big = version5 && bytes.toString('latin1', 126, 128) === 'MI';
  const type = version5 ? (big ? bytes.readUInt32BE(128) : bytes.readUInt32LE(128)) : 0;
  if (type !== 15 || random.integer(4) === 0) return change(bytes, random, version5 && random.integer(4) > 0 ? 128 : 0);
  const size = big ? bytes.readUInt32BE(132) : bytes.readUInt32LE(132);
  let inflated: Buffer;
  try {
    inflated = inflateSync(bytes.subarray(136, 136 + size));
  } catch {
    return change(bytes, random, 128);
  }
  const again = matBytes(big).compressed(change(inflated, random, 0));
  return Buffer.concat([bytes.subarray(0, 128), again, bytes.subarray(136 + size)]);
}

/** Sizes, types and numbers that readers fall over. */
const words = [0, 1, 2, 4, 5, 6, 7, 9, 14, 15, 16, 17, 18, 255, 0x10001, 0x40001, 0x7fffffff, 0x80000000, 0xffffffff];

function change(bytes: Buffer, random: Random, from: number): Buffer {
  let changed = Buffer.from(bytes);
  for (let i = 1 + random.integer(4); i > 0; i--) {
    const at = from + random.integer(Math.max(1, changed.length - from));
    const kind = random.integer(8);
    if (kind < 3) changed[at] = random.integer(256);
    else if (kind < 6) {
      const word = at - (at % 4);
      if (word + 4 > changed.length) continue;
      const value = words[random.integer(words.length)];
      if (random.integer(4) === 0) changed.writeUInt32BE(value, word);
      else changed.writeUInt32LE(value, word);
    } else if (kind === 6) changed = changed.subarray(0, at);
    else {
      const to = Math.min(changed.length, at + 8 * random.integer(8));
      const part = changed.subarray(at, to);
      const parts =
        random.integer(2) === 0
          ? [changed.subarray(0, at), changed.subarray(to)]
          : [changed.subarray(0, to), part, changed.subarray(to)];
      changed = Buffer.concat(parts);
    }
    if (changed.length <= from) break;
  }
  return changed;
}
