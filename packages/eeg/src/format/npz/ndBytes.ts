import type { NdArray } from '../pickle/NdArray.js';

/**
 * The bytes in an array that is a container of bytes: what `np.asarray(b'...')` (one S element), `np.frombuffer` (uint8) or
 * an array of one bytes object hold. SEED-V's files keep pickles so: `pickle.loads(npz['data'])`.
 *
 * @returns undefined for any other array
 */
export function ndBytes(array: NdArray): Uint8Array | undefined {
  if (array.dtype === 'uint8' && array.shape.length === 1) return array.data as Uint8Array;
  if (array.data.length !== 1) return undefined;
  const [only] = array.data as readonly unknown[];
  return (array.dtype === 'bytes' || array.dtype === 'object') && only instanceof Uint8Array ? only : undefined;
}
