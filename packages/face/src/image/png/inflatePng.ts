import { StrnnError } from '@strnn/core/error';
import { Unzlib } from 'fflate';
import { nodeZlib } from '../nodeZlib.js';

/** Deflate makes at most 258 bytes of 2 bits, 1032 times as many (zlib's technical details). */
const largestRatio = 1032;

/**
 * The bytes that a zlib stream holds, which have to be as many as `size`. Memory is taken only after the stream has been
 * found long enough for that size.
 * @param parts the stream, cut anywhere
 * @param inflate `inflateWithNode` where there is Node, otherwise `inflatePlainly`
 * @throws StrnnError 'data' for a damaged stream, and for one that holds fewer or more bytes
 */
export function inflatePng(
  parts: readonly Uint8Array[],
  size: number,
  where: string,
  inflate: (parts: readonly Uint8Array[], size: number) => Uint8Array | undefined = nodeZlib === undefined
    ? inflatePlainly
    : inflateWithNode,
): Uint8Array {
  const compressed = parts.reduce((sum, part) => sum + part.length, 0);
  const expected = `${where}: expected samples of ${size} bytes`;
  if (size > compressed * largestRatio) {
    throw new StrnnError('data', `${expected}, found ${compressed} compressed bytes, which cannot hold them.`);
  }
  let raw: Uint8Array | undefined;
  try {
    raw = inflate(parts, size);
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause);
    throw new StrnnError('data', `${expected}, found a damaged or cut zlib stream (${found}).`, { cause });
  }
  if (raw?.length === size) return raw;
  throw new StrnnError('data', `${expected}, found ${raw === undefined ? 'more' : raw.length}.`);
}

/** @returns undefined where the stream holds more than `size` bytes */
function inflateWithNode(parts: readonly Uint8Array[], size: number): Uint8Array | undefined {
  const { inflateSync } = nodeZlib!;
  try {
    // One byte more than expected, so that no second piece is ever needed, and that more can be told from enough.
    return inflateSync(parts.length === 1 ? parts[0] : Buffer.concat(parts), {
      chunkSize: Math.max(size + 1, 64),
      maxOutputLength: size,
    });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The same without Node; the stream's own check sum is left to those of the chunks. @internal for tests */
export function inflatePlainly(parts: readonly Uint8Array[], size: number): Uint8Array | undefined {
  const raw = new Uint8Array(size);
  let filled = 0;
  const inflator = new Unzlib((chunk) => {
    if (filled + chunk.length <= size) raw.set(chunk, filled);
    filled += chunk.length;
  });
  // Small pieces: what one of them inflates to has to fit in memory whatever it is.
  const piece = 2 ** 14;
  const last = parts.at(-1);
  for (const part of parts) {
    for (let start = 0; start < part.length || start === 0; start += piece) {
      const final = part === last && start + piece >= part.length;
      inflator.push(part.subarray(start, start + piece), final);
      if (filled > size) return undefined;
    }
  }
  return raw.subarray(0, filled);
}
