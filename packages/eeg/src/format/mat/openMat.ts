import { open } from 'node:fs/promises';
import { StrnnError } from '@strnn/core/error';
import type { MatFile, OpenMatOptions } from './MatFile.js';
import type { MatHandle } from './MatHandle.js';
import { openMat4 } from './openMat4.js';
import { openMat5 } from './openMat5.js';

const hdf5Signature = Buffer.from('\x89HDF\r\n\x1a\n', 'latin1');

/**
 * Opens a MATLAB .mat file of version 4, 5 (MATLAB 5 to 7: "v6", "v7") or 7.3 (HDF5) and lists its variables. Whoever opens
 * it closes it.
 *
 * Memory: a number takes at most 8 bytes for the one it is stored in, a struct or cell element at most 64 times its bytes,
 * and 16 MiB may be taken on the word of size fields alone. Sizes in the file are checked against the bytes that are left.
 * Of a compressed variable at most 16 times the compressed bytes are allocated for before they have come out; beyond,
 * arrays double as the bytes come, up to `maxBytes`. More than 1032 times the compressed bytes, deflate's limit, is refused
 * at once. Structs and cells may be 100 deep.
 *
 * Opaque content (function handles, MCOS and Java objects) is reported and not decoded.
 *
 * Source: MAT-File Format, MathWorks (levels 4 and 5); what the document leaves out as SciPy reads it.
 *
 * @throws StrnnError `data` for a file that is missing, no .mat file, or damaged, naming the byte, what was expected and
 * what was found; `option` for options
 */
export async function openMat(file: string, options: OpenMatOptions = {}): Promise<MatFile> {
  const { maxBytes = 2 ** 31 } = options;
  if (!(typeof maxBytes === 'number' && maxBytes > 0)) {
    throw new StrnnError('option', `openMat.maxBytes: expected a number of bytes above 0, found ${String(maxBytes)}`);
  }
  const opened = await openForReading(file);
  const close = () => opened.handle.close();
  try {
    const head = await readAt(opened, 0, 128);
    if (await isHdf5(opened, head)) {
      await close();
      const { openMat73 } = await import('../hdf5/openMat73.js');
      return await openMat73(file, options);
    }
    const order = head.toString('latin1', 126, 128);
    if (head.length === 128 && (order === 'IM' || order === 'MI') && !head.subarray(0, 4).includes(0)) {
      const version = order === 'IM' ? head.readUInt16LE(124) : head.readUInt16BE(124);
      if (version >>> 8 === 1) return await openMat5(opened, head, maxBytes);
      const found = `0x${version.toString(16).padStart(4, '0')}${version >>> 8 === 2 ? ' (7.3) without HDF5 data' : ''}`;
      throw new StrnnError('data', `${file}: at byte 124: expected version 0x0100, found ${found}`);
    }
    const bigEndian = version4Order(head);
    if (bigEndian !== undefined) return await openMat4(opened, bigEndian, maxBytes);
    throw new StrnnError(
      'data',
      `${file}: at byte 0: expected a .mat file of version 4, 5 or 7.3, found ${describeHead(opened.size, head)}`,
    );
  } catch (error) {
    await close();
    throw error;
  }
}

function describeHead(size: number, head: Buffer): string {
  if (size === 0) return 'no bytes';
  const text = /^\s*<(!doctype|html|\?xml)[^>]{0,40}/i.exec(head.toString('latin1'))?.[0];
  return text === undefined
    ? `bytes ${head.toString('hex', 0, 16)}`
    : `'${text.trim()}': a web page, perhaps that of a login, saved under this name`;
}

async function openForReading(file: string): Promise<MatHandle> {
  try {
    const handle = await open(file, 'r');
    const found = await handle.stat();
    if (found.isFile()) return { file, handle, size: found.size };
    await handle.close();
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause);
    throw new StrnnError('data', `${file}: expected a .mat file, found: ${found}`, { cause });
  }
  throw new StrnnError('data', `${file}: expected a .mat file, found no regular file`);
}

async function readAt({ handle }: MatHandle, position: number, count: number): Promise<Buffer> {
  const bytes = Buffer.alloc(count);
  const { bytesRead } = await handle.read(bytes, 0, count, position);
  return bytes.subarray(0, bytesRead);
}

/** HDF5 data begin at byte 0, 512, 1024, 2048 ...; a head of version 5 rules them out. */
async function isHdf5(opened: MatHandle, head: Buffer): Promise<boolean> {
  const version5 = ['\x00\x01IM', '\x01\x00MI'].includes(head.toString('latin1', 124, 128));
  if (version5) return false;
  for (let at = 0; at + 8 <= opened.size; at = at === 0 ? 512 : 2 * at) {
    if ((await readAt(opened, at, 8)).equals(hdf5Signature)) return true;
  }
  return false;
}

/** Byte order of the first head of version 4: the one in which it makes sense; undefined when it does in neither. */
function version4Order(head: Buffer): boolean | undefined {
  if (head.length < 20) return undefined;
  const sensible = (numbers: readonly number[]) => {
    const [mopt, rows, columns, imaginary, name] = numbers as [number, number, number, number, number];
    return (
      mopt >= 0 &&
      mopt < 5000 &&
      rows >= 0 &&
      columns >= 0 &&
      imaginary >= 0 &&
      imaginary <= 1 &&
      name >= 0 &&
      name <= 4096
    );
  };
  const indices = [0, 4, 8, 12, 16];
  const little = sensible(indices.map((at) => head.readInt32LE(at)));
  const big = sensible(indices.map((at) => head.readInt32BE(at)));
  return little ? false : big ? true : undefined;
}
