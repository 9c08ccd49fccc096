import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { StrnnError } from '@strnn/core/error';
import { damaged, expectAsH5py, fixtures, references, scratch } from './hdf5Files.test.support.js';
import { inspectHdf5 } from './inspectHdf5.js';
import { openMat73 } from './openMat73.js';

const files = scratch();
afterAll(() => files.remove());

/** How many values were read, and how many refusals there were. */
const counts = { read: 0, refused: 0 };

async function readAll(file: string): Promise<void> {
  const refuse = (error: unknown): void => {
    if (!(error instanceof StrnnError)) throw error;
    expect([error.code, error.message.startsWith(`${file}: `)]).toEqual(['data', true]);
    counts.refused++;
  };
  try {
    const mat = await openMat73(file, { timeLimit: 20, maxBytes: 2 ** 28 });
    try {
      for (const { name } of mat.variables) {
        await mat.read(name).then(() => counts.read++, refuse);
        try {
          for await (const { path } of mat.leaves(name)) expect(path.startsWith(name)).toBe(true);
        } catch (error) {
          refuse(error);
        }
      }
    } finally {
      await mat.close();
    }
    await inspectHdf5(file, { timeLimit: 20 }).catch(refuse);
  } catch (error) {
    refuse(error);
  }
}

describe('openMat73', () => {
  it.each(Object.keys(references.pyfive))('reads %s as h5py does', expectAsH5py);
});

describe('openMat73 from source in a process of its own', () => {
  it('starts its thread, and an open file does not keep the process alive', () => {
    const source = new URL('openMat73.ts', import.meta.url).href;
    const script = `import { openMat73 } from '${source}';
      const mat = await openMat73(${JSON.stringify(`${fixtures}made/matlab.mat`)});
      process.stdout.write(String((await mat.read('zlast')).data[0]));`;
    const file = files.write('open.ts', Buffer.from(script));
    const runner = fileURLToPath(new URL('../../../../../tools/run-ts.mjs', import.meta.url));
    expect(execFileSync(process.execPath, [runner, file], { timeout: 60_000, encoding: 'utf8' })).toBe('1.5');
  });
});

describe('openMat73 with damaged files', () => {
  const good = ['made/matlab.mat', 'made/plain.hdf5', 'MAT.jl/v7.3/struct.mat', 'MAT.jl/v7.3/sparse.mat', 'pyfive/chunked.hdf5', 'pyfive/latest.hdf5']; // prettier-ignore

  it.each(good)('gives values or a StrnnError for 60 damaged copies of %s', async (name) => {
    const bytes = readFileSync(`${fixtures}${name}`);
    for (let seed = 0; seed < 60; seed++) {
      await readAll(files.write('damaged.mat', damaged(bytes, `${name}/${seed}`)));
    }
  });

  it('has read some of them and refused others', () => {
    expect(Math.min(counts.read, counts.refused)).toBeGreaterThan(100);
  });
});

const wide = fileURLToPath(new URL('../../../../../../shared/data/hdf5_files/', import.meta.url));

describe.skipIf(!existsSync(wide))('openMat73 with the files of ../shared/data/hdf5_files', () => {
  it('gives values or a StrnnError for each', async () => {
    const every = readdirSync(wide, { recursive: true, encoding: 'utf8' }).map((name) => join(wide, name));
    const found = every.filter((file) => statSync(file).isFile());
    expect(found.length).toBeGreaterThan(18);
    for (const file of found) await readAll(file);
  });
});
