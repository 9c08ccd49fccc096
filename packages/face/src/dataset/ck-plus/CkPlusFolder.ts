import type { CkPlusEmotion } from './ckPlusFacts.js';

/** One picture of a sequence. */
export interface CkPlusFrame {
  /** From the file name; from 1. */
  readonly number: number;
  /** Absolute. */
  readonly file: string;
  /** Absolute; undefined where there is no landmark file of that number. */
  readonly landmarks?: string;
}

/** A recording from neutral (first frame) to the peak of an expression (last frame). */
export interface CkPlusSequence {
  /** `'S005'`. */
  readonly subject: string;
  /** `'001'`. */
  readonly sequence: string;
  /** `'S005/001'`. */
  readonly name: string;
  /** Ascending by number, at least one. */
  readonly frames: readonly CkPlusFrame[];
  /** The number in the emotion file, 0 (neutral) to 7; undefined: see `unlabelled`. */
  readonly code?: number;
  /** Of `code`. */
  readonly label?: CkPlusEmotion | 'neutral';
  /** Why there is no label: there is no emotion file, or what is there is not one emotion. */
  readonly unlabelled?: string;
  /** Emotion files, absolute; one where the sequence has a label. */
  readonly emotionFiles: readonly string[];
  /** Files of action units, absolute; one in the released data. */
  readonly facsFiles: readonly string[];
  /**
   * What is wrong with the files of the sequence, a sentence each: an emotion file that cannot be used, numbers missing or
   * twice, landmarks that lack or are of no frame. The pictures themselves are not looked into.
   */
  readonly problems: readonly string[];
}

/** A copy of CK+, as far as its names and emotion files tell. */
export interface CkPlusFolder {
  /** What was asked for, absolute. */
  readonly root: string;
  /** Folders that hold the subjects' folders, absolute; the same one where a copy keeps everything in one tree. */
  readonly images: string;
  readonly emotions?: string;
  readonly landmarks?: string;
  readonly facs?: string;
  /** Ascending by subject and sequence. */
  readonly sequences: readonly CkPlusSequence[];
  /** Files that belong to no sequence with pictures (labels and landmarks of sequences that are not there), absolute. */
  readonly orphans: readonly string[];
  /** Files in the subjects' folders whose names are not of the data set, absolute. */
  readonly strangers: readonly string[];
  /** Left by file managers and archives (.DS_Store, ._*, Thumbs.db, __MACOSX): passed over. */
  readonly ignored: number;
}
