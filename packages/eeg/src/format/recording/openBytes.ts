import { open, type FileHandle } from 'node:fs/promises';
import { StrnnError } from '@strnn/core/error';

/** A file read by byte ranges through one buffer that is used again and again. */
export interface ByteSource {
  readonly file: string;
  /** Bytes, when it was opened. */
  readonly size: number;
  /**
   * Bytes `offset` to `offset + length`, valid until the next call. Several reads that go on where the last one ended
   * take `readAheadBytes` from the disk at once.
   *
   * @param length at most `readAheadBytes`
   * @throws StrnnError `data` where the file ends before
   */
  bytes(offset: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Size that the buffer of a `ByteSource` grows to. */
export const readAheadBytes = 4 * 2 ** 20;
/** So many reads in a row go on where the last one ended before more is read than asked for: opening a file is no reason to read on. */
const patience = 3;

/**
 * Opens a file to be read in pieces.
 *
 * @throws StrnnError `data` where it is missing, a folder or not readable
 */
export async function openBytes(file: string): Promise<ByteSource> {
  if (typeof file !== 'string' || file === '' || file.includes('\0')) {
    throw new StrnnError('option', `expected the name of a file, found ${JSON.stringify(file) ?? String(file)}`);
  }
  const handle = await open(file, 'r').catch((cause: unknown) => {
    throw new StrnnError('data', `${file}: cannot be opened: ${reason(cause)}`, { cause });
  });
  const stat = await handle.stat();
  if (!stat.isFile()) {
    await handle.close();
    throw new StrnnError('data', `${file}: expected a file, found ${stat.isDirectory() ? 'a folder' : 'a device'}`);
  }
  return byteSource(file, handle, stat.size);
}

function byteSource(file: string, handle: FileHandle, size: number): ByteSource {
  let buffer = new Uint8Array(0);
  let start = 0;
  let end = 0;
  let inRow = 0;

  async function fill(offset: number, length: number): Promise<void> {
    const goesOn = end > start && offset >= start && offset <= end;
    inRow = goesOn ? inRow + 1 : 0;
    const wanted = inRow > patience ? Math.min(Math.max(length, readAheadBytes), size - offset) : length;
    const kept = goesOn ? end - offset : 0;
    if (buffer.length < wanted) {
      const larger = new Uint8Array(wanted);
      larger.set(buffer.subarray(offset - start, offset - start + kept));
      buffer = larger;
    } else {
      buffer.copyWithin(0, offset - start, offset - start + kept);
    }
    start = offset;
    end = offset + kept;
    while (end < offset + wanted) {
      const at = end - start;
      const { bytesRead } = await handle.read(buffer, at, wanted - at, end).catch((cause: unknown) => {
        throw new StrnnError('data', `${file}, byte ${end}: cannot be read: ${reason(cause)}`, { cause });
      });
      if (bytesRead === 0) break;
      end += bytesRead;
    }
  }

  return {
    file,
    size,
    async bytes(offset, length) {
      if (length === 0) return new Uint8Array(0);
      if (offset + length > size) throw cut(offset, length, size);
      if (offset < start || offset + length > end) await fill(offset, length);
      if (offset + length > end) throw cut(offset, length, end);
      return buffer.subarray(offset - start, offset - start + length);
    },
    close: () => handle.close(),
  };

  function cut(offset: number, length: number, found: number): StrnnError {
    return new StrnnError(
      'data',
      `${file}: expected ${length} bytes from byte ${offset} on, found the end of the file at byte ${found}`,
    );
  }
}

function reason(cause: unknown): string {
  const code = (cause as { code?: unknown } | null)?.code;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'reading it is not permitted';
  return cause instanceof Error ? cause.message : String(cause);
}
