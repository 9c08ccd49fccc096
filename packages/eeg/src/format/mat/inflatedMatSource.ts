import { Readable, pipeline } from 'node:stream';
import { createInflate } from 'node:zlib';
import { StrnnError } from '@strnn/core/error';
import { fileMatSource } from './fileMatSource.js';
import type { MatHandle } from './MatHandle.js';
import type { MatSource } from './MatSource.js';

/** Deflate makes at most 258 bytes of 2 bits, 1032 times as many (zlib's technical details). */
const mostInflated = 1032;
/** EEG as double precision numbers shrinks to a half, as integers in doubles to a sixth; blank text goes beyond. */
const usuallyInflated = 16;

/**
 * The inflated bytes of a compressed variable (zlib), `piece` at a time. Offsets are those in the inflated data.
 *
 * @param start of the compressed bytes in the file, `end` after them
 * @throws StrnnError `data` from `next`, for damaged or truncated data and for a wrong checksum
 */
export function inflatedMatSource(opened: MatHandle, start: number, end: number, piece = 2 ** 18): MatSource {
  const compressed = fileMatSource(opened, start, end, Math.min(piece, 2 ** 16));
  const inflate = createInflate({ chunkSize: piece });
  async function* pieces(): AsyncGenerator<Buffer> {
    for (let bytes = await compressed.next(); bytes !== undefined; bytes = await compressed.next()) yield bytes;
  }
  // The error reaches the reader through the iterator.
  pipeline(Readable.from(pieces()), inflate, () => undefined);
  const inflated = inflate[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const place = (offset: number) =>
    `${opened.file}: in the compressed variable at byte ${start - 8}, at byte ${offset} of its inflated data`;
  let count = 0;

  return {
    start: 0,
    end: (end - start) * mostInflated,
    trusted: Math.max((end - start) * usuallyInflated, 2 ** 12),
    async next() {
      try {
        const next = await inflated.next();
        if (next.done === true) return undefined;
        count += next.value.length;
        return next.value;
      } catch (cause) {
        if (cause instanceof StrnnError) throw cause;
        const found = cause instanceof Error ? cause.message : String(cause);
        throw new StrnnError('data', `${place(count)}: expected zlib data, found: ${found}`, { cause });
      }
    },
    close: () => {
      inflate.destroy();
    },
    place,
  };
}
