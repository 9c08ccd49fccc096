import type { GrayImage, Image } from '../Image.js';
import { frameFiles, type FrameFiles } from './frameFiles.js';
import { readFrames, type ReadFramesOptions } from './readFrames.js';

/** The frames of a folder, all in memory. */
export interface FrameFolder<I extends Image = Image> extends FrameFiles {
  /** One per file of `files`; all of one size. */
  readonly frames: readonly I[];
}

/**
 * Reads all frames of a folder (Node.js only): images of one size, in natural order of their names. For more than memory
 * holds, `readFrames` with `frameFiles` gives one at a time.
 * @throws StrnnError 'data' as `frameFiles` and `readFrames`
 */
export function readFrameFolder(
  folder: string,
  options: ReadFramesOptions & { readonly gray: true },
): Promise<FrameFolder<GrayImage>>;
export function readFrameFolder(folder: string, options?: ReadFramesOptions): Promise<FrameFolder>;
export async function readFrameFolder(folder: string, options: ReadFramesOptions = {}): Promise<FrameFolder> {
  const { files, skipped } = await frameFiles(folder);
  const frames: Image[] = [];
  for await (const { image } of readFrames(files, options)) frames.push(image);
  return { files, skipped, frames };
}
