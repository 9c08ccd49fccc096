import { StrnnError } from '@strnn/core/error';
import { createRandom, type Random } from '@strnn/core/random';
import drawnFace from './fixtures/drawn_face.json' with { type: 'json' };
import { readImage } from './decode/readImage.js';
import { jpegFiles, pngChunk, pngFiles } from './imageFiles.test.support.js';

/** Files of every format, as a fuzzer changes them. */
export const origins: readonly { name: string; bytes: Uint8Array }[] = [
  ...pngFiles,
  ...jpegFiles,
  ...drawnFace.files.map(({ name, base64 }) => ({ name, bytes: Uint8Array.from(Buffer.from(base64, 'base64')) })),
];

/** Cut, changed, doubled, or with bytes left out; PNG files also with check sums that are right again. */
function mutant(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = Buffer.from(bytes);
  const at = random.integer(copy.length);
  switch (random.integer(5)) {
    case 0:
      return copy.subarray(0, at);
    case 1:
      return Buffer.concat([copy.subarray(0, at), copy.subarray(at + 1 + random.integer(20))]);
    case 2: {
      const piece = copy.subarray(at, at + random.integer(40));
      return Buffer.concat([copy.subarray(0, at), piece, copy.subarray(at)]);
    }
    default: {
      for (let i = random.integer(4); i >= 0; i--) {
        const place = random.integer(2) === 0 ? random.integer(copy.length) : random.integer(Math.min(copy.length, 64));
        copy[place] = random.integer(3) === 0 ? [0, 1, 127, 128, 255][random.integer(5)] : random.integer(256);
      }
      return copy[0] === 0x89 ? withCheckSums(copy) : copy;
    }
  }
}

/** The check sums of a PNG file, put right as far as its lengths lead. */
function withCheckSums(bytes: Buffer): Uint8Array {
  const parts: Uint8Array[] = [bytes.subarray(0, 8)];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) break;
    parts.push(pngChunk(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, end - 4)));
    at = end;
  }
  return Buffer.concat([...parts, bytes.subarray(at)]);
}

/** Reads mutants of a file: how many are refused, and what went wrong with the others. */
export async function tryMutants(
  origin: { name: string; bytes: Uint8Array },
  count: number,
  decoder: 'js' | 'sharp',
): Promise<{ refused: number; wrong: string[] }> {
  const random = createRandom(`${origin.name}/${decoder}`);
  const wrong: string[] = [];
  let refused = 0;
  for (let i = 0; i < count; i++) {
    const bytes = mutant(origin.bytes, random);
    try {
      const { width, height, channels, data } = await readImage(bytes, 'mutant', { decoder, pixels: 1e6 });
      if (data.length !== width * height * channels) wrong.push(`${i}: ${data.length} values`);
      if (!data.every((value) => value >= 0 && value <= 1)) wrong.push(`${i}: values outside 0 to 1`);
    } catch (error) {
      if (error instanceof StrnnError && error.code === 'data' && error.message.startsWith('mutant: ')) refused++;
      else wrong.push(`${i}: ${String(error)}`);
    }
  }
  return { refused, wrong };
}
