import { StrnnError } from '@strnn/core/error';
import type { MatHandle } from './MatHandle.js';
import type { MatSource } from './MatSource.js';

// One call of the operating system reads less than 2 GiB; smaller steps let other work run between.
const step = 2 ** 24;

/** The bytes `start` to `end` of a file, `piece` at a time. */
export function fileMatSource({ file, handle }: MatHandle, start: number, end: number, piece = 2 ** 18): MatSource {
  let position = start;
  const place = (offset: number) => `${file}: at byte ${offset}`;

  async function read(target: Uint8Array): Promise<void> {
    let done = 0;
    while (done < target.length) {
      const { bytesRead } = await handle
        .read(target, done, Math.min(step, target.length - done), position)
        .catch((cause: unknown) => {
          const found = cause instanceof Error ? cause.message : String(cause);
          throw new StrnnError('data', `${place(position)}: expected to read, found: ${found}`, { cause });
        });
      if (bytesRead === 0) {
        throw new StrnnError('data', `${place(position)}: expected more bytes, found the end: the file was shortened`);
      }
      done += bytesRead;
      position += bytesRead;
    }
  }

  return {
    start,
    end,
    trusted: end - start,
    async next() {
      if (position >= end) return undefined;
      const bytes = Buffer.allocUnsafe(Math.min(piece, end - position));
      await read(bytes);
      return bytes;
    },
    fill: read,
    pass: (count) => {
      position += count;
    },
    close: () => undefined,
    place,
  };
}
