import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { StrnnError } from '../../error/index.js';

/** What a file holds, in short. */
export interface FileHash {
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

const blockBytes = 1 << 20;

/**
 * Size and SHA-256 of a file, read in blocks of at most 1 MiB.
 * @throws StrnnError `data` naming a file that cannot be read.
 */
export async function hashFile(file: string): Promise<FileHash> {
  try {
    const handle = await open(file);
    try {
      const hash = createHash('sha256');
      // Small files get small blocks: the collector counts what was asked for, not what was filled.
      const block = Buffer.allocUnsafe(Math.min(blockBytes, Math.max(4096, (await handle.stat()).size + 1)));
      let bytes = 0;
      for (;;) {
        const { bytesRead } = await handle.read(block, 0, block.length, null);
        if (bytesRead === 0) return { bytes, sha256: hash.digest('hex') };
        hash.update(block.subarray(0, bytesRead));
        bytes += bytesRead;
      }
    } finally {
      await handle.close();
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'there is no such file' : message;
    throw new StrnnError('data', `${file}: expected a file that can be read; ${reason}`, { cause: error });
  }
}
