import { crc32 } from 'node:zlib';
import { inflateSync } from 'fflate';
import { StrnnError } from '@strnn/core/error';

export interface ZipEntry {
  readonly name: string;
  /** Size unpacked. */
  readonly bytes: number;
  /**
   * The content; of an entry that is not compressed a view of the zip's own bytes.
   * @throws StrnnError `data` when it does not unpack to its size and checksum
   */
  read(): Uint8Array;
}

const packing = 1032;
const [directoryEntry, localEntry, directoryEnd] = [0x02014b50, 0x04034b50, 0x06054b50];

/**
 * Lists the entries of a zip by its central directory, with sizes that are checked: within the bytes that are there, no
 * more than 1032 times as large unpacked (deflate's limit), and no two entries of the same bytes.
 *
 * @throws StrnnError `data` for a zip that is damaged, cut, encrypted or larger than 4 GiB, naming the byte
 */
export function readZip(bytes: Uint8Array, where: string): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fail = (at: number, reason: string): StrnnError => new StrnnError('data', `${where}: at byte ${at}: ${reason}`);
  const end = findEnd(view);
  if (end < 0)
    throw fail(0, `expected a zip file, found no end of its directory in ${bytes.length} bytes; it is none, or cut`);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff) throw fail(end, 'a zip of the 64-bit kind, which is not read');
  const entries: ZipEntry[] = [];
  let unused = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== directoryEntry) {
      throw fail(at, `expected entry ${i + 1} of ${count} in the zip's directory, found none`);
    }
    const u16 = (offset: number): number => view.getUint16(at + offset, true);
    const u32 = (offset: number): number => view.getUint32(at + offset, true);
    const [flags, method, checksum, packed, size, nameSize, local] = [
      u16(8),
      u16(10),
      u32(16),
      u32(20),
      u32(24),
      u16(28),
      u32(42),
    ];
    const next = at + 46 + nameSize + u16(30) + u16(32);
    if (next > end) throw fail(at, 'expected an entry within the directory, found one that is longer');
    const name = Buffer.from(bytes.buffer, bytes.byteOffset + at + 46, nameSize).toString(
      flags & 0x800 ? 'utf8' : 'latin1',
    );
    const says = `the entry ${JSON.stringify(name.slice(0, 100))}`;
    if ((flags & 1) !== 0) throw fail(at, `${says} is encrypted`);
    if (method !== 0 && method !== 8)
      throw fail(at, `${says}: expected method 0 (stored) or 8 (deflate), found ${method}`);
    if (local + 30 > bytes.length || view.getUint32(local, true) !== localEntry) {
      throw fail(at, `${says}: expected its content at byte ${local}, found none`);
    }
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (start + packed > end)
      throw fail(at, `${says}: expected ${packed} bytes from byte ${start}, found ${Math.max(0, end - start)}`);
    if (local < unused) throw fail(at, `${says}: its content lies within that of another entry`);
    unused = start + packed;
    if (method === 0 ? size !== packed : size > packing * packed) {
      throw fail(at, `${says}: ${packed} bytes cannot unpack to ${size}`);
    }
    const content = bytes.subarray(start, start + packed);
    entries.push({
      name,
      bytes: size,
      read() {
        const found = method === 0 ? content : inflate(content, size);
        if (found.length !== size || crc32(found) !== checksum) {
          throw fail(start, `${says}: its content is damaged (size or checksum do not fit)`);
        }
        return found;
      },
    });
    at = next;
  }
  return entries;
}

/** The end of the directory is the last 22 bytes, or more with a comment. */
function findEnd(view: DataView): number {
  const from = view.byteLength - 22;
  for (let at = from; at >= 0 && at >= from - 0xffff; at--) {
    if (view.getUint32(at, true) === directoryEnd) return at;
  }
  return -1;
}

function inflate(content: Uint8Array, size: number): Uint8Array {
  try {
    // What goes beyond the size is dropped: the checksum tells.
    return inflateSync(content, { out: new Uint8Array(size) });
  } catch {
    return new Uint8Array(0);
  }
}
