import { StrnnError } from '@strnn/core/error';

export interface VideoFramesOptions {
  /** Seconds from the start of the file: frames shown at or after it; default 0. */
  readonly start?: number;
  /** Seconds from the start of the file: frames shown before it; default the end. */
  readonly end?: number;
  /** Takes the first frame from `start` on and every nth after it; default 1, all frames. */
  readonly every?: number;
  /**
   * Takes frames at equal distances, so many per second from `start` on: of each moment the nearest frame, repeated or left
   * out where needed; default all frames, at their own times.
   */
  readonly frameRate?: number;
  /** Frames are resized to it (bicubic, by ffmpeg); default the size in the file. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Luma instead of red, green, blue; default false. */
  readonly gray?: boolean;
}

/** @throws StrnnError 'option' naming the option, what was expected and what was found */
export function checkVideoFramesOptions(options: VideoFramesOptions): void {
  const { start = 0, end, every, frameRate, size } = options;
  const check = (name: string, value: number, allowed: boolean, expected: string) => {
    if (!allowed) throw new StrnnError('option', `readVideoFrames: ${name}: expected ${expected}, found ${value}.`);
  };
  const whole = (value: number) => Number.isSafeInteger(value) && value >= 1;
  check('start', start, Number.isFinite(start) && start >= 0, 'seconds >= 0');
  if (end !== undefined) check('end', end, Number.isFinite(end) && end > start, `seconds after start (${start})`);
  if (every !== undefined) check('every', every, whole(every), 'an integer >= 1');
  if (frameRate !== undefined) {
    check('frameRate', frameRate, Number.isFinite(frameRate) && frameRate > 0, 'frames per second > 0');
    check('every', every ?? 1, every === undefined, "nothing beside 'frameRate'");
  }
  for (const name of size === undefined ? [] : (['width', 'height'] as const)) {
    check(`size.${name}`, size![name], whole(size![name]) && size![name] <= 32768, 'an integer from 1 to 32768');
  }
}
