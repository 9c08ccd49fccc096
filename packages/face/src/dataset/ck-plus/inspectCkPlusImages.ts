import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type CheckResult, problemOf } from '@strnn/core/dataset';
import { imageKind } from '../../image/decode/imageKind.js';
import { readImage } from '../../image/decode/readImage.js';
import { readPngChunks } from '../../image/png/readPngChunks.js';
import type { CkPlusSequence } from './CkPlusFolder.js';
import { ckPlusFacts } from './ckPlusFacts.js';

/**
 * Looks into every picture: size, kind and check sums of all (which finds cut and damaged files), the pixels of the last of each
 * sequence, sizes that change within a sequence or are not those of CK+, and pictures with the same bytes.
 */
export async function inspectCkPlusImages(sequences: readonly CkPlusSequence[]): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  const kinds = new Map<string, number>();
  const known = new Map<string, { readonly file: string; readonly sequence: string }>();
  let count = 0;
  for (const { name, frames } of sequences) {
    const sizes = new Set<string>();
    for (const { file } of frames) {
      try {
        const bytes = await readFile(file);
        const picture = await describe(bytes, file, file === frames[frames.length - 1].file);
        sizes.add(picture.size);
        kinds.set(`${picture.size} ${picture.kind}`, (kinds.get(`${picture.size} ${picture.kind}`) ?? 0) + 1);
        count += 1;
        const hash = createHash('sha1').update(bytes).digest('base64');
        const twin = known.get(hash);
        if (twin === undefined) known.set(hash, { file, sequence: name });
        else {
          // A camera may give the same frame twice; in two sequences it is one picture under two names.
          const level = twin.sequence === name ? 'warning' : 'error';
          results.push({
            level,
            message: `${file}: holds the same bytes as ${basename(twin.file)}; one of them is a copy`,
          });
        }
      } catch (error) {
        results.push(problemOf(error));
      }
    }
    if (sizes.size > 1) {
      results.push({
        level: 'error',
        message: `${name}: expected frames of one size, found ${[...sizes].join(' and ')}`,
      });
    }
  }
  const described = [...kinds].map(([kind, number]) => `${number} of ${kind}`).join(', ');
  if (count > 0) results.unshift({ level: 'ok', message: `${count} pictures: ${described}` });
  const odd = [...kinds].filter(([kind]) => !ckPlusFacts.sizes.some((size) => kind.startsWith(`${size} `)));
  if (odd.length > 0) {
    results.push({
      level: 'warning',
      message: `expected pictures of ${ckPlusFacts.sizes.join(' or ')} pixels, found ${odd.map(([kind]) => kind).join(', ')}: cropped or resized?`,
    });
  }
  return results;
}

async function describe(
  bytes: Uint8Array,
  file: string,
  whole: boolean,
): Promise<{ readonly size: string; readonly kind: string }> {
  const seen = imageKind(bytes);
  if (whole || !('kind' in seen && seen.kind === 'png')) {
    const { width, height, channels } = await readImage(bytes, file);
    return { size: `${width} x ${height}`, kind: channels === 1 ? 'gray' : 'colour' };
  }
  const { header } = readPngChunks(bytes, file);
  return { size: `${header.width} x ${header.height}`, kind: header.colour.channels === 1 ? 'gray' : 'colour' };
}
