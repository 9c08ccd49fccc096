import { StrnnError } from '@strnn/core/error';
import { basename, dirname, join } from 'node:path';

/** Names or paths of the two programs of ffmpeg. */
export interface FfmpegTools {
  readonly ffmpeg: string;
  readonly ffprobe: string;
}

/**
 * Which programs are run: `ffmpeg` and `ffprobe` of the search path, or the ffmpeg that the environment variable STRNN_FFMPEG
 * names and the ffprobe beside it.
 */
export function ffmpegTools(environment: NodeJS.ProcessEnv = process.env): FfmpegTools {
  const ffmpeg = environment['STRNN_FFMPEG'];
  if (ffmpeg === undefined || ffmpeg === '') return { ffmpeg: 'ffmpeg', ffprobe: 'ffprobe' };
  const name = basename(ffmpeg);
  const beside = name.includes('ffmpeg') ? name.replace('ffmpeg', 'ffprobe') : 'ffprobe';
  // A bare name stays one, for the search path.
  return { ffmpeg, ffprobe: /[\\/]/.test(ffmpeg) ? join(dirname(ffmpeg), beside) : beside };
}

/** The error for a program that does not start, and how to get it. */
export function missingProgram(program: string, cause: unknown): StrnnError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  const found = code === 'ENOENT' ? 'no such program' : code;
  return new StrnnError(
    'option',
    `video: expected ffmpeg (5.1 or later) to run '${program}', found ${found}. ` +
      'Install it (Debian, Ubuntu: apt install ffmpeg; macOS: brew install ffmpeg; Windows: winget install ffmpeg), ' +
      'or set STRNN_FFMPEG to the path of ffmpeg.',
    { cause },
  );
}
