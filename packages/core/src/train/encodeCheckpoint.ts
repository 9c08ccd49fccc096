import { StrnnError } from '../error/StrnnError.js';
import type { Checkpoint } from './Checkpoint.js';

const magic = 'STRNNCK1';
const arrays = ['vector', 'first', 'second', 'best'] as const;

/**
 * A checkpoint as bytes: 8 bytes of magic, uint32 length of a JSON header, the header, then the float32 arrays,
 * all little-endian. `owner` names the run it belongs to.
 */
export function encodeCheckpoint(checkpoint: Checkpoint, owner: string): Uint8Array {
  const { vector, first, second, best, ...rest } = checkpoint;
  const header = new TextEncoder().encode(
    // JSON has no infinity: the best loss before the first validation is left out.
    JSON.stringify({
      owner,
      size: vector.length,
      ...rest,
      bestLoss: Number.isFinite(rest.bestLoss) ? rest.bestLoss : null,
    }),
  );
  const bytes = new Uint8Array(12 + header.length + arrays.length * 4 * vector.length);
  bytes.set(new TextEncoder().encode(magic));
  const view = new DataView(bytes.buffer);
  view.setUint32(8, header.length, true);
  bytes.set(header, 12);
  let at = 12 + header.length;
  for (const array of [vector, first, second, best]) {
    for (const value of array) {
      view.setFloat32(at, value, true);
      at += 4;
    }
  }
  return bytes;
}

/**
 * @param where the file, for errors
 * @throws StrnnError 'data' when the bytes are cut, or belong to another run
 */
export function decodeCheckpoint(bytes: Uint8Array, owner: string, where: string): Checkpoint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const refuse = (reason: string): never => {
    throw new StrnnError('data', `${where}: ${reason}. Delete the file to train this fold from its start.`);
  };
  if (bytes.length < 12 || new TextDecoder().decode(bytes.subarray(0, 8)) !== magic) {
    refuse(`not a checkpoint of this version (expected the mark ${magic})`);
  }
  const headerLength = view.getUint32(8, true);
  if (12 + headerLength > bytes.length) refuse(`cut inside the header, at byte ${bytes.length}`);
  let header: Omit<Checkpoint, (typeof arrays)[number]> & { owner: string; size: number; bestLoss: number | null };
  try {
    header = JSON.parse(new TextDecoder().decode(bytes.subarray(12, 12 + headerLength))) as typeof header;
  } catch (cause) {
    throw new StrnnError('data', `${where}: its header is damaged: ${(cause as Error).message}`, { cause });
  }
  const { owner: found, size, ...rest } = header;
  if (found !== owner) refuse(`belongs to '${found}', expected '${owner}'`);
  const expected = 12 + headerLength + arrays.length * 4 * size;
  if (bytes.length !== expected) refuse(`expected ${expected} bytes, but found ${bytes.length}`);
  let at = 12 + headerLength;
  const read = (): Float32Array => {
    const array = new Float32Array(size);
    for (let i = 0; i < size; i++, at += 4) array[i] = view.getFloat32(at, true);
    return array;
  };
  const [vector, first, second, best] = [read(), read(), read(), read()];
  return { ...rest, bestLoss: rest.bestLoss ?? Infinity, vector, first, second, best };
}
