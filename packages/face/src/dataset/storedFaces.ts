import type { StoredValue } from '@strnn/core/dataset';

/** One described recording, or an augmented copy of one. */
export interface FaceRow {
  readonly subject: string;
  readonly session: string;
  readonly trial: string;
  readonly window: number;
  readonly label: number;
  /** Of an augmented copy the place of its original among the unit's rows, else −1. */
  readonly copyOf: number;
}

/** What a unit becomes, as the cache keeps it: the rows' T x N x D numbers, and last the sum of their pictures. */
export type StoredFaces = StoredValue<FaceHeader>;

/** What is known of a unit besides the numbers. */
export interface FaceHeader {
  readonly rows: readonly FaceRow[];
  readonly counts: Readonly<Record<string, number>>;
  /** How many pictures were summed, and their size; 0 x 0 where there is none. */
  readonly pictures: { readonly count: number; readonly width: number; readonly height: number };
}

/** A unit whose numbers are put away. */
export interface DescribedUnit extends FaceHeader {
  /** Sum of the pictures. */
  readonly pictureSum: ArrayLike<number>;
}
