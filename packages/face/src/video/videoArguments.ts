import type { VideoFramesOptions } from './VideoFramesOptions.js';

/** Half of what ffmpeg counts in: times are compared with this much to spare. */
const halfMicrosecond = 5e-7;

/**
 * Seconds that are decoded before `start` in any case: behind a jump the first frames of some formats refer to others
 * that were jumped over.
 */
export const jumpMargin = 10;

/**
 * What ffmpeg is told: decode one stream, keep every frame at its own time, write each as a PGM or PPM image, which says its
 * size, and log its time (showinfo).
 * @param input as `VideoSource` has it
 * @param clock when the file's clock starts, in seconds
 */
export function videoArguments(
  input: readonly string[],
  stream: number,
  clock: number,
  options: VideoFramesOptions,
): string[] {
  const { start = 0, end, every = 1, frameRate, size, gray = false } = options;
  const later = start > 0 ? [`gte(t,${decimal(clock + start - halfMicrosecond)})`] : [];
  const earlier = end === undefined ? [] : [`lt(t,${decimal(clock + end - halfMicrosecond)})`];
  const wanted = [...later, ...earlier].join('*');
  const filters = [
    ...(wanted === '' ? [] : [`select='${wanted}'`]),
    ...(every > 1 ? [`select='not(mod(n,${every}))'`] : []),
    // The frames at `start` and every 1 / frameRate after it; the times count from `start` then.
    ...(frameRate === undefined ? [] : [`setpts='PTS-${decimal(clock + start)}/TB'`, `fps=${frameRate}:start_time=0`]),
    ...(size === undefined ? [] : [`scale=${size.width}:${size.height}:flags=bicubic`]),
    `format=${gray ? 'gray' : 'rgb24'}`,
    'showinfo=checksum=0',
  ];
  return [
    ...['-hide_banner', '-nostdin', '-nostats', '-loglevel', 'level+info'],
    // Times stay those of the file, also behind a jump.
    '-copyts',
    ...(start > jumpMargin ? ['-ss', decimal(start - jumpMargin)] : []),
    // It rounds to the ticks of the file; the filter is exact.
    ...(end === undefined ? [] : ['-to', decimal(end + 1)]),
    ...input,
    ...['-map', `0:${stream}`, '-filter:v', filters.join(','), '-fps_mode', 'passthrough'],
    ...['-f', 'image2pipe', '-c:v', gray ? 'pgm' : 'ppm', 'pipe:1'],
  ];
}

/** Seconds without an exponent. */
function decimal(seconds: number): string {
  return seconds.toFixed(7);
}
