import { StrnnError } from '@strnn/core/error';
import { mat73Attributes } from './mat73Header.js';
import type { Hdf5Object } from './Hdf5Object.js';
import type { Hdf5File } from './openHdf5.js';

/** Where in a variable a value lies. */
export interface Mat73Place {
  /** `'DREAMER.Data{3}.EEG'`, for errors and leaves. */
  readonly path: string;
  /** Addresses of the structs and cells around it, the outermost first. */
  readonly around: readonly number[];
}

/** One reading of a variable: what it may take, and which structs and cells were gone through. */
export interface Mat73Reader {
  readonly file: Hdf5File;
  /** Of one value. */
  readonly maxBytes: number;
  /** What is left of `maxBytes`. */
  left(): number;
  /** @throws StrnnError `data` when the value takes more than `maxBytes`. */
  take(bytes: number, path: string): void;
  /** Starts the next value (`leaves`). */
  release(): void;
  describe(targets: readonly (string | number)[], inlineBytes: number): Promise<readonly Hdf5Object[]>;
  /**
   * Goes into a struct or cell with so many values.
   * @throws StrnnError `data` when it contains itself, lies too deep, or when references lead to the same ones without end.
   */
  enter(object: Hdf5Object, values: number, place: Mat73Place): void;
  fail(path: string, reason: string): StrnnError;
}

const deepest = 100;
/** Values in structs and cells that several references share: a file of a few bytes could have them gone through for ever. */
const mostShared = 2000;

export function createMat73Reader(file: Hdf5File, maxBytes: number): Mat73Reader {
  let left = maxBytes;
  let shared = 0;
  const seen = new Set<number>();
  const fail = (path: string, reason: string): StrnnError => new StrnnError('data', `${file.file}: ${path}: ${reason}`);
  return {
    file,
    maxBytes,
    left: () => left,
    take(bytes, path) {
      left -= bytes;
      if (!(left >= 0))
        throw fail(path, `with this the value takes more than the ${maxBytes} bytes allowed (maxBytes)`);
    },
    release() {
      left = maxBytes;
    },
    describe: (targets, inlineBytes) => file.describe(targets, mat73Attributes, inlineBytes),
    enter({ address, path }, values, place) {
      if (place.around.includes(address)) throw fail(place.path, `${path} contains itself`);
      if (place.around.length >= deepest) throw fail(place.path, `structs and cells nested deeper than ${deepest}`);
      if (seen.has(address)) shared += values;
      else seen.add(address);
      if (shared > mostShared) {
        throw fail(
          place.path,
          `references lead to the same structs and cells again and again (more than ${mostShared} values)`,
        );
      }
    },
    fail,
  };
}
