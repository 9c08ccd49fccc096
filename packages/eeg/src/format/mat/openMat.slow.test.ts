import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { matCell, matDouble, matStruct, matText, openMat, writeMat } from './index.js';
import type { MatVariable } from './index.js';
import { temporaryFolder } from './matBytes.test.support.js';
import { fixtures, references, toReference } from './matReference.test.support.js';

const folder = temporaryFolder();
const shared = fileURLToPath(new URL('../../../../../../shared/data/mat_files/', import.meta.url));

describe.skipIf(!existsSync(shared))('openMat on the files beside the repository', () => {
  const wider = Object.entries(references).filter(([name]) => !existsSync(fixtures + name));
  it.each(wider)('%s equals SciPy', async (name, { variables }) => {
    const mat = await openMat(shared + name);
    for (const [variable, reference] of Object.entries(variables!)) {
      expect(toReference(await mat.read(variable), 0), variable).toEqual(reference);
    }
    await mat.close();
  });

  const all = existsSync(shared) ? readdirSync(shared, { recursive: true, encoding: 'utf8' }) : [];
  const malformed = /bad_|corrupted_|malformed/;
  it.each(all.filter((name) => /\.(mat|set|fig)$/.test(name) && !malformed.test(name)))(
    '%s is read whole',
    async (name) => {
      const mat = await openMat(join(shared, name));
      for (const variable of mat.variables) {
        const value = await mat.read(variable.name);
        expect([value.class, value.dims.length]).toEqual([variable.class, variable.dims.length]);
      }
      await mat.close();
    },
  );

  // The same variables saved as different versions.
  it.each(['struct', 'sparse', 'logical', 'empty_struct_arrays'])('%s: versions 6, 7 and 7.3 agree', async (name) => {
    const read = async (version: string) => {
      const mat = await openMat(join(shared, `MAT.jl/test/${version}/${name}.mat`));
      const values = await Promise.all(
        mat.variables.map(async (one: MatVariable) => [one.name, await mat.read(one.name)] as const),
      );
      await mat.close();
      return Object.fromEntries(values);
    };
    const six = await read('v6');
    expect(await read('v7')).toEqual(six);
    expect(await read('v7.3')).toEqual(six);
  });
});

describe('openMat on a large compressed struct', () => {
  it('goes through 400 MB with little memory', { timeout: 600_000 }, async () => {
    // The form of DREAMER.mat: a struct of a cell of structs of cells of arrays. The values are shared, so that it is small here.
    const trial = matDouble(
      [100_000, 14],
      Float64Array.from({ length: 1_400_000 }, (_, i) => (i * 7919) % 4096),
    );
    const stimuli = matCell(Array(18).fill(trial), [18, 1]);
    const subject = matStruct({ Age: matText('22'), EEG: matStruct({ stimuli }), last: matDouble([1, 1], [1]) });
    const file = join(folder, 'large.mat');
    await writeMat(
      file,
      { DREAMER: matStruct({ Data: matCell(Array(2).fill(subject)), note: matText('end') }) },
      { compress: true },
    );
    const mat = await openMat(file, { maxBytes: 2e7 });
    const base = process.memoryUsage().rss;
    let [peak, count] = [0, 0];
    for await (const { path, value } of mat.leaves('DREAMER')) {
      if (value.class === 'double' && path.includes('stimuli')) {
        expect(value.data[1_399_999]).toBe((1_399_999 * 7919) % 4096);
        count++;
      }
      peak = Math.max(peak, process.memoryUsage().rss);
    }
    expect(count).toBe(36);
    // One leaf is 11 MB; garbage is collected some leaves later.
    expect(peak - base).toBeLessThan(3e8);
    const few: string[] = [];
    for await (const { path } of mat.leaves('DREAMER', (path) => !path.endsWith('.EEG'))) few.push(path);
    expect(few.at(-1)).toBe('DREAMER.note');
    expect(few).toContain('DREAMER.Data{2}.last');
    expect(few.length).toBe(5);
    await mat.close();
  });
});
