import { StrnnError } from '@strnn/core/error';
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { ffmpegTools, missingProgram } from './ffmpegTools.js';
import { videoSource } from './videoSource.js';

/** What a video file says of its picture. Anything that it does not say is left out. */
export interface VideoInfo {
  /** Pixels of a frame as it is shown, after the rotation. */
  readonly width: number;
  readonly height: number;
  /** Degrees clockwise by which the stored picture is turned: 0, 90, 180 or 270. */
  readonly rotation: number;
  /** Frames per second on average, 30000 / 1001 and the like not rounded. */
  readonly frameRate?: number;
  /** Seconds. */
  readonly duration?: number;
  /** Frames in the file, where it says so (MP4, AVI); what is cut or hidden counts too. */
  readonly frames?: number;
  /** How the frames are compressed, as ffmpeg calls it, such as 'h264'. */
  readonly codec: string;
  /** Number of the stream in the file. */
  readonly stream: number;
  /** When the file's clock starts, in seconds; the times of frames count from there. */
  readonly start: number;
}

interface ProbedStream {
  readonly index: number;
  readonly codec_type?: string;
  readonly codec_name?: string;
  readonly width?: number;
  readonly height?: number;
  readonly avg_frame_rate?: string;
  readonly duration?: string;
  readonly nb_frames?: string;
  readonly disposition?: { readonly attached_pic?: number };
  readonly side_data_list?: readonly { readonly rotation?: number }[];
}

/**
 * Reads what a video file says of its first video stream, by ffprobe (Node.js only). A cover picture counts as none.
 * @throws StrnnError 'data' for a file that is missing, empty, no video or without a video stream; 'option' when ffprobe is
 * missing, with how to get it
 */
export async function probeVideo(path: string): Promise<VideoInfo> {
  const { input } = await videoSource(path);
  const probed = await runFfprobe(['-v', 'error', '-print_format', 'json', '-show_streams', '-show_format', ...input]);
  if (probed.status !== 0) {
    const found = probed.errors
      .trim()
      .split('\n')
      .at(-1)!
      .replace(/^.*?: /, '');
    throw new StrnnError('data', `${path}: expected a video file, found none that ffmpeg can read (${found}).`);
  }
  const { streams = [], format = {} } = JSON.parse(probed.output) as {
    streams?: readonly ProbedStream[];
    format?: { readonly duration?: string; readonly start_time?: string };
  };
  const stream = streams.find((one) => one.codec_type === 'video' && one.disposition?.attached_pic !== 1);
  if (stream === undefined || !((stream.width ?? 0) >= 1) || !((stream.height ?? 0) >= 1)) {
    const kinds = streams.map((one) => (one.codec_type === 'video' ? 'picture' : (one.codec_type ?? 'unknown')));
    const found = stream === undefined ? kinds.join(', ') || 'none' : 'one without a size';
    throw new StrnnError('data', `${path}: expected a video stream, found ${found}.`);
  }
  const turned = stream.side_data_list?.find((side) => side.rotation !== undefined)?.rotation ?? 0;
  // ffprobe counts counter-clockwise.
  const rotation = (((-Math.round(turned / 90) * 90) % 360) + 360) % 360;
  const swapped = rotation % 180 === 90;
  const frameRate = ratio(stream.avg_frame_rate);
  const duration = number(stream.duration) ?? number(format.duration);
  const frames = number(stream.nb_frames);
  return {
    width: swapped ? stream.height! : stream.width!,
    height: swapped ? stream.width! : stream.height!,
    rotation,
    ...(frameRate === undefined ? {} : { frameRate }),
    ...(duration === undefined ? {} : { duration }),
    ...(frames === undefined ? {} : { frames }),
    codec: stream.codec_name ?? 'unknown',
    stream: stream.index,
    start: number(format.start_time) ?? 0,
  };
}

async function runFfprobe(options: readonly string[]): Promise<{ status: number; output: string; errors: string }> {
  const { ffprobe } = ffmpegTools();
  const child = spawn(ffprobe, options, { stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
  const closed = new Promise<number>((resolve, reject) => {
    child.once('error', (cause) => reject(missingProgram(ffprobe, cause)));
    child.once('close', (status) => resolve(status ?? -1));
  });
  const [status, output, errors] = await Promise.all([closed, text(child.stdout), text(child.stderr)]);
  return { status, output, errors };
}

function number(value: string | undefined): number | undefined {
  const parsed = Number(value ?? Number.NaN);
  return Number.isFinite(parsed) ? parsed : undefined;
}

/** '30000/1001'; ffprobe writes 0/0 for what is unknown. */
function ratio(value: string | undefined): number | undefined {
  const [over, under] = (value ?? '').split('/').map(Number);
  return over > 0 && under > 0 ? over / under : undefined;
}
