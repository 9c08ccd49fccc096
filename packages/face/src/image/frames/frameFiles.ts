import { StrnnError } from '@strnn/core/error';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { imageKind } from '../decode/imageKind.js';
import { isLeftover } from './isLeftover.js';
import { naturalOrder } from './naturalOrder.js';

/** What a folder of frames holds. */
export interface FrameFiles {
  /** Paths of the frames, in natural order of their names (frame2 before frame10). */
  readonly files: readonly string[];
  /** Everything else in the folder, and why it is no frame. */
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
}

const imageName = /\.(png|jpe?g|jpe|jfif|p[gpn]m)$/i;

/**
 * The frames of one recording, one image file each, in one folder (Node.js only). A file named like an image counts as a
 * frame whatever it holds, so that a damaged one is not lost but refused by the reader; of other files the first bytes
 * decide. Hidden files, files of the system and folders are skipped.
 * @throws StrnnError 'data' when there is no such folder, or no frame in it
 */
export async function frameFiles(folder: string): Promise<FrameFiles> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    const found = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    const reason = { ENOENT: 'nothing', ENOTDIR: 'a file' }[found] ?? found;
    throw new StrnnError('data', `${folder}: expected a folder of frames, found ${reason}.`, { cause });
  });
  const files: string[] = [];
  const skipped: { name: string; reason: string }[] = [];
  for (const { name } of entries.sort((a, b) => naturalOrder(a.name, b.name))) {
    const reason = await whySkipped(folder, name);
    if (reason === undefined) files.push(join(folder, name));
    else skipped.push({ name, reason });
  }
  if (files.length === 0) {
    const found = skipped.length === 0 ? 'an empty folder' : skipped.map(({ name, reason }) => `${name} (${reason})`);
    const text = typeof found === 'string' ? found : found.slice(0, 5).join(', ') + (found.length > 5 ? ', ...' : '');
    throw new StrnnError('data', `${folder}: expected PNG, JPEG, PGM or PPM images, found ${text}.`);
  }
  return { files, skipped };
}

async function whySkipped(folder: string, name: string): Promise<string | undefined> {
  if (name.startsWith('.')) return 'hidden';
  if (isLeftover(name)) return 'of the operating system';
  const path = join(folder, name);
  // What leads nowhere or may not be read is for the reader to refuse when it is named like a frame.
  const unreadable = imageName.test(name) ? undefined : 'cannot be opened';
  const status = await stat(path).catch(() => undefined);
  if (status === undefined) return unreadable;
  if (status.isDirectory()) return 'a folder';
  if (!status.isFile()) return 'no regular file';
  if (imageName.test(name)) return undefined;
  const handle = await open(path).catch(() => undefined);
  if (handle === undefined) return unreadable;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0);
    const seen = imageKind(buffer.subarray(0, bytesRead));
    return 'kind' in seen ? undefined : seen.found;
  } finally {
    await handle.close();
  }
}
