import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StrnnError } from '@strnn/core/error';
import { describe, expect, it } from 'vitest';
import { inspectEegFile } from './inspectEegFile.js';

const shared = fileURLToPath(new URL('../../../../../shared/data/', import.meta.url));

describe.skipIf(!existsSync(shared))('inspectEegFile, over all files of other projects', () => {
  const files = ['mat_files', 'edf_files', 'hdf5_files', 'eegmat']
    .flatMap((name) => readdirSync(join(shared, name), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(mat|set|fig|edf|bdf|vhdr|hdf5|nc)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  /** Files that are damaged on purpose. */
  const damaged = ['corrupted_zlib_checksum.mat', 'corrupted_zlib_data.mat', 'malformed1.mat', 'bad_miuint32.mat'];

  it.each(files.map((file) => [basename(file), file]))('%s', async (name, file) => {
    if (/\.(fig|nc)$/.test(name)) {
      await expect(inspectEegFile(file)).rejects.toThrow(StrnnError);
      return;
    }
    const found = await inspectEegFile(file).catch((error: unknown) => error);
    if (damaged.includes(name)) {
      if (found instanceof Error) expect(found).toBeInstanceOf(StrnnError);
    } else {
      expect(found).toMatchObject({ file, format: expect.any(String) });
      expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    }
  });
});
