import { rename, rm, open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { Readable, pipeline } from 'node:stream';
import { createDeflate } from 'node:zlib';
import { StrnnError } from '@strnn/core/error';
import { checkMatName, encodeMatValue } from './encodeMatValue.js';
import type { MatEncoded } from './encodeMatValue.js';
import type { MatValue } from './MatValue.js';

export interface WriteMatOptions {
  /** Compress every variable, as MATLAB 7 does ("v7"); default false ("v6"). */
  readonly compress?: boolean;
  /** With `compress`: zlib's, from 1, fast, to 9, small; default 6. At 1, EEG takes up to a quarter more bytes and a tenth of the time. */
  readonly level?: number;
}

const pieceBytes = 2 ** 18;
const headBytes = 128;

/**
 * Writes a .mat file of version 5, little-endian. The values are checked first; then they go out piece by piece, to a
 * temporary name beside the file, which is renamed when it is whole. The same values make the same bytes.
 *
 * @param variables by name, or pairs of name and value in their order
 * @throws StrnnError `option` and `shape` for values that cannot be written (see `encodeMatValue`), `data` when the file
 * cannot be
 */
export async function writeMat(
  file: string,
  variables: Readonly<Record<string, MatValue>> | Iterable<readonly [name: string, value: MatValue]>,
  { compress = false, level = 6 }: WriteMatOptions = {},
): Promise<void> {
  if (!(Number.isInteger(level) && level >= 1 && level <= 9)) {
    throw new StrnnError('option', `writeMat ${file}: expected a level of compression from 1 to 9, found ${level}`);
  }
  const entries = isIterable(variables) ? [...variables] : Object.entries(variables);
  const names = new Set<string>();
  const encoded = entries.map(([name, value]) => {
    checkMatName(name, `writeMat ${file}`);
    if (names.has(name))
      throw new StrnnError('option', `writeMat ${file}: expected different names, found '${name}' twice`);
    names.add(name);
    return encodeMatValue(value, name, `writeMat ${file}, ${name}`);
  });
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(head());
      let position = headBytes;
      for (const variable of encoded) position += await writeVariable(handle, position, variable, compress ? level : 0);
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (cause) {
    await rm(temporary, { force: true });
    const found = cause instanceof Error ? cause.message : String(cause);
    throw new StrnnError('data', `${file}: expected to write it, found: ${found}`, { cause });
  }
}

function head(): Buffer {
  const bytes = Buffer.alloc(headBytes);
  bytes.write('MATLAB 5.0 MAT-file, written by @strnn/eeg'.padEnd(116), 'latin1');
  bytes.writeUInt16LE(0x0100, 124);
  bytes.write('IM', 126, 'latin1');
  return bytes;
}

/** Level 0 is without compression. Returns the number of bytes written. */
async function writeVariable(handle: FileHandle, start: number, variable: MatEncoded, level: number): Promise<number> {
  let position = level > 0 ? start + 8 : start;
  const write = async (bytes: Uint8Array) => {
    let done = 0;
    while (done < bytes.length) {
      const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position);
      done += bytesWritten;
      position += bytesWritten;
    }
  };
  if (level === 0) {
    for (const bytes of joined(variable)) await write(bytes);
    return position - start;
  }
  const deflate = createDeflate({ level, chunkSize: 2 ** 16 });
  pipeline(Readable.from(joined(variable)), deflate, () => undefined);
  for await (const bytes of deflate as AsyncIterable<Buffer>) await write(bytes);
  const size = position - start - 8;
  const tag = Buffer.alloc(8);
  tag.writeUInt32LE(15, 0);
  tag.writeUInt32LE(size, 4);
  await handle.write(tag, 0, 8, start);
  return size + 8;
}

/** Small pieces joined and large ones cut, to pieces of up to 256 KiB. */
function* joined({ pieces }: MatEncoded): Generator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  for (const piece of pieces) {
    for (let from = 0; from < piece.length; from += pieceBytes) {
      const part = piece.subarray(from, from + pieceBytes);
      if (bytes + part.length > pieceBytes) {
        yield waiting.length === 1 ? waiting[0] : Buffer.concat(waiting);
        waiting = [];
        bytes = 0;
      }
      waiting.push(part);
      bytes += part.length;
    }
  }
  if (bytes > 0) yield Buffer.concat(waiting);
}

function isIterable<T extends object>(
  value: T | Iterable<readonly [string, MatValue]>,
): value is Iterable<readonly [string, MatValue]> {
  return Symbol.iterator in value;
}
