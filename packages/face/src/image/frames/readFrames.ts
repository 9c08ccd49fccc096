import { StrnnError } from '@strnn/core/error';
import { readImageFile } from '../decode/readImageFile.js';
import type { ReadImageOptions } from '../decode/readImage.js';
import type { GrayImage, Image } from '../Image.js';
import { toGray } from '../toGray.js';
import { prepareAhead } from './prepareAhead.js';

export interface ReadFramesOptions extends ReadImageOptions {
  /** Turns colours into their luma (`toGray`); default false. Without it, gray and colour frames may not be mixed. */
  readonly gray?: boolean;
}

/** One frame and the file that it was read from. */
export interface Frame<I extends Image = Image> {
  readonly file: string;
  readonly image: I;
}

/**
 * Reads image files one after the other (Node.js only), the next one already while the consumer works on the last; never
 * more than two are held here.
 * @param files in time order, such as those of `frameFiles`
 * @throws StrnnError 'data' naming the file that cannot be read; both files where a frame's size or channels differ from those
 * of the first
 */
export function readFrames(
  files: readonly string[],
  options: ReadFramesOptions & { readonly gray: true },
): AsyncGenerator<Frame<GrayImage>, void, undefined>;
export function readFrames(
  files: readonly string[],
  options?: ReadFramesOptions,
): AsyncGenerator<Frame, void, undefined>;
export async function* readFrames(
  files: readonly string[],
  options: ReadFramesOptions = {},
): AsyncGenerator<Frame, void, undefined> {
  const read = async (file: string): Promise<Frame> => {
    const image = await readImageFile(file, options);
    return { file, image: options.gray ? toGray(image) : image };
  };
  let first: Frame | undefined;
  for await (const frame of prepareAhead(files, read)) {
    first ??= frame;
    if (size(frame.image) !== size(first.image)) {
      const found = `${size(frame.image)} in ${frame.file}`;
      const advice = frame.image.channels === first.image.channels ? '' : " Option 'gray' reads both kinds as gray.";
      throw new StrnnError(
        'data',
        `${first.file}: expected all frames of its size, ${size(first.image)}, found ${found}.${advice}`,
      );
    }
    yield frame;
  }
}

function size({ width, height, channels }: Image): string {
  return `${width} x ${height} ${channels === 1 ? 'gray' : 'colour'}`;
}
