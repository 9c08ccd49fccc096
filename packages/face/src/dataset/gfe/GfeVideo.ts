import type { GfeExpression, GfeSigner } from './gfeNames.js';

/** One video: five performances of five sentences by one signer, F of its frames. */
export interface GfeVideo {
  readonly signer: GfeSigner;
  readonly expression: GfeExpression;
  /** F numbers of the frames in the original file, from 0, ascending; a compact copy holds only those around + frames. */
  readonly index: Int32Array;
  /** F seconds after the first frame of the original file, ascending. */
  readonly times: Float64Array;
  /** F, 1 where the expression is shown (a + frame). */
  readonly targets: Uint8Array;
  /** F x 100 x 2 pixels. */
  readonly points: Float64Array;
  /** F x 100 mm; 0 where the sensor lost the depth. */
  readonly depth: Float64Array;
  readonly rest: GfeRest;
}

/** The mean of all - frames of a video: the face at rest. */
export interface GfeRest {
  /** How many - frames there are. */
  readonly frames: number;
  /** 100 x 2 pixels. */
  readonly points: Float64Array;
  /** 100 mm, over all - frames, a lost depth as 0. */
  readonly depth: Float64Array;
  /** 100 mm, over the - frames that have this depth; 0 where none has. */
  readonly measuredDepth: Float64Array;
}
