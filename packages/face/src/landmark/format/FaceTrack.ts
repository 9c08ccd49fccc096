import type { Landmarks } from '../Landmarks.js';

/** One face in one frame, as a file has it. */
export interface TrackedFace {
  /** Who it is, where the file says so (OpenFace's `face_id`); else the place in the list of the frame: `'0'`, `'1'`, ... */
  readonly id: string;
  readonly landmarks: Landmarks;
  /** 0 to 1, as the tracker gave it. */
  readonly confidence?: number;
}

export interface TrackedFrame {
  /** The file's own number of the frame; its place in the file, from 0, where it has none. */
  readonly index: number;
  /** Seconds. */
  readonly time?: number;
  /** Any number of faces, also none. */
  readonly faces: readonly TrackedFace[];
  /** Faces that the tracker itself reports as lost (OpenFace: `success` 0); they are not among `faces`. */
  readonly failed: number;
}

/** The faces of a recording, frame by frame, as a landmark file has them. All faces have the same number of points. */
export interface FaceTrack {
  /** In the order of time; numbers that the file leaves out between its first and last frame are frames without a face. */
  readonly frames: readonly TrackedFrame[];
}
