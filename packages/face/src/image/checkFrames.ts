import { StrnnError } from '@strnn/core/error';
import { checkGray } from './checkImage.js';
import type { Image } from './Image.js';

/** @throws StrnnError 'shape' for a frame that is not gray, does not fit its size, or is not of the size of the first */
export function checkFrames(frames: readonly Image[], where: string): void {
  frames.forEach((frame, f) => {
    checkGray(frame, `${where}: frame ${f}`);
    const { width, height } = frames[0];
    if (frame.width !== width || frame.height !== height) {
      const found = `found ${frame.width} x ${frame.height}`;
      throw new StrnnError('shape', `${where}: frame ${f}: expected ${width} x ${height} as in frame 0, ${found}.`);
    }
  });
}
