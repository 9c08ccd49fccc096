import { StrnnError } from '@strnn/core/error';
import { imageKind } from '../image/decode/imageKind.js';
import { open, stat } from 'node:fs/promises';
import { resolve } from 'node:path';

/** A video file as ffmpeg gets it. */
export interface VideoSource {
  /** Arguments that name the input: a local file whatever its name looks like, and nothing that it refers to elsewhere. */
  readonly input: readonly string[];
  /** Where the file begins by announcing its length (AVI): the bytes that are missing; otherwise 0. */
  readonly missingBytes: number;
}

/** @throws StrnnError 'data' for a file that is missing, empty or none */
export async function videoSource(path: string): Promise<VideoSource> {
  const refusal = (found: string, cause?: unknown) =>
    new StrnnError('data', `${path}: expected a video file, found ${found}.`, { cause });
  const status = await stat(path).catch((cause: unknown) => {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw refusal(code === 'ENOENT' ? 'no such file' : code, cause);
  });
  if (status.isDirectory()) throw refusal('a folder');
  if (!status.isFile()) throw refusal('no regular file');
  if (status.size === 0) throw refusal('an empty file');
  const handle = await open(path).catch((cause: unknown) => {
    throw refusal(cause instanceof Error ? cause.message : String(cause), cause);
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(12), 0, 12, 0);
    const image = imageKind(buffer.subarray(0, bytesRead));
    if ('kind' in image) throw refusal(`a ${image.kind.toUpperCase()} image`);
    const avi =
      bytesRead === 12 && buffer.toString('latin1', 0, 4) === 'RIFF' && buffer.toString('latin1', 8) === 'AVI ';
    const missingBytes = avi ? Math.max(0, 8 + buffer.readUInt32LE(4) - status.size) : 0;
    return { input: ['-protocol_whitelist', 'file', '-i', `file:${resolve(path)}`], missingBytes };
  } finally {
    await handle.close();
  }
}
