import type { MatClass, MatValue } from './MatValue.js';

export interface MatVariable {
  readonly name: string;
  readonly class: MatClass;
  readonly dims: readonly number[];
  readonly complex: boolean;
  readonly global: boolean;
  /** Bytes in the file, compressed where they are. */
  readonly bytes: number;
  /** Fields of a struct, class name of an object. */
  readonly fields?: readonly string[];
  readonly type?: string;
}

/** One array inside a variable. */
export interface MatLeaf {
  /** `'DREAMER.Data{3}.EEG.stimuli{1}'`; 1-based indices as in MATLAB, `(2)` for the second element of a struct array. */
  readonly path: string;
  readonly value: MatValue;
}

/** An open .mat file of any version. Whoever opens one closes it. */
export interface MatFile {
  /** `'HDF5'` where nothing in an HDF5 file was written by MATLAB. */
  readonly format: 'MATLAB 4' | 'MATLAB 5' | 'MATLAB 7.3' | 'HDF5';
  readonly file: string;
  readonly byteOrder: 'little' | 'big';
  /** The header's text, without trailing blanks; `''` for version 4. */
  readonly description: string;
  /** In the order of the file. */
  readonly variables: readonly MatVariable[];
  /** Oddities that did not prevent opening the file, one sentence each. */
  readonly warnings: readonly string[];
  /**
   * One whole variable.
   * @throws StrnnError `data` for an unknown name (with the nearest one) and for damaged content, naming the byte offset
   * and what was expected; also when the value would take more memory than the byte budget the file was opened with.
   */
  read(name: string): Promise<MatValue>;
  /**
   * The arrays of one variable one after the other, in the order of the file, holding no more than one of them: for
   * structs that are larger than memory. Structs and cells are gone through, everything else is a leaf.
   *
   * @param wanted which paths to read; the others are skipped without being decoded. A struct or cell is asked for too,
   * with its path, and passed over whole when it is not wanted. Default: all.
   */
  leaves(name: string, wanted?: (path: string) => boolean): AsyncGenerator<MatLeaf>;
  close(): Promise<void>;
}

export interface OpenMatOptions {
  /**
   * Most bytes that one value (`read`, or one leaf) may take in memory. Default 2 GiB. Nothing is allocated on the word of
   * a size field alone: what a value takes is at most the budget and at most a stated multiple of the bytes that are there.
   */
  readonly maxBytes?: number;
}
