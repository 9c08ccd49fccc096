import { StrnnError } from '@strnn/core/error';
import type { GrayImage } from '../../image/Image.js';
import { readImageFile } from '../../image/decode/readImageFile.js';
import { toGray } from '../../image/toGray.js';
import { londonPicture } from './londonBundle.js';

/** Reads one crop. @throws StrnnError `data` naming the file: missing, no picture, damaged, of another size */
export async function readLondonCrop(file: string): Promise<GrayImage> {
  const image = toGray(await readImageFile(file));
  const { width, height } = londonPicture;
  if (image.width === width && image.height === height) return image;
  const found = `found ${image.width} x ${image.height}`;
  throw new StrnnError('data', `${file}: expected a picture of ${width} x ${height} pixels, ${found}`);
}
