import type { GrayImage } from '../../image/Image.js';

/** Where the frames of a recording are. */
export type ClipFrames =
  | {
      readonly kind: 'files';
      /** Absolute, in time order. */
      readonly files: readonly string[];
      /** Seconds, one per file, ascending. Default: frames at equal distances. */
      readonly times?: readonly number[];
      /** Whether frames of another size are brought to that of the first, and counted; else they are refused. Default false. */
      readonly resize?: boolean;
    }
  | {
      readonly kind: 'video';
      /** Absolute. */
      readonly file: string;
      /** What becomes of every frame. Default: it is taken as it is. */
      readonly turn?: (frame: GrayImage) => GrayImage;
    };

/** Where the landmarks of a recording are: one file of all frames, or a file per frame. Absolute, in time order. */
export type ClipLandmarks =
  { readonly kind: 'track'; readonly file: string } | { readonly kind: 'files'; readonly files: readonly string[] };

/** Files of one recording, or of a part of it; frames, landmarks or both. */
export interface Clip {
  readonly frames?: ClipFrames;
  readonly landmarks?: ClipLandmarks;
  /** Seconds, `start` included, `end` (undefined: the end) not. Lists of files are cut to it already. Default: all of it. */
  readonly part?: { readonly start: number; readonly end: number | undefined };
}

/** Every file of a clip. */
export function clipFiles({ frames, landmarks }: Clip): string[] {
  return [frames, landmarks].flatMap((part) => {
    if (part === undefined) return [];
    return part.kind === 'files' ? part.files : [part.file];
  });
}
