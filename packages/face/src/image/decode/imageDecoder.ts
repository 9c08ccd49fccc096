import { loadSharp } from './loadSharp.js';

/** What decodes JPEG files here. */
export interface ImageDecoder {
  readonly name: 'sharp' | 'jpeg-js';
  /** Of sharp. */
  readonly version?: string;
  /** Why it is not sharp. */
  readonly reason?: string;
}

/**
 * What `readImage` decodes JPEG files with when it may choose. Part of what JPEG values depend on, for caches and run
 * records; PNG, PGM and PPM values do not depend on it.
 */
export async function imageDecoder(): Promise<ImageDecoder> {
  const loaded = await loadSharp();
  return 'sharp' in loaded ? { name: 'sharp', version: loaded.version } : { name: 'jpeg-js', reason: loaded.reason };
}
