import type { MatStream } from './MatStream.js';

/** Counts what one value takes in memory, before it is taken. */
export interface MatBudget {
  /** For memory that bytes of the file stand behind: `bytes` of memory. */
  take(bytes: number): void;
  /** For memory that a size field alone asks for, such as the elements of a struct array without fields. */
  takeUnbacked(bytes: number): void;
}

/** What size fields alone may ask for. */
const mostUnbacked = 2 ** 24;

/**
 * The memory that one value may take: `maxBytes`, and no more than 16 MiB that no bytes of the file stand behind.
 *
 * @throws StrnnError `data` from its functions, naming the byte where the limit was met
 */
export function matBudget(stream: MatStream, maxBytes: number): MatBudget {
  let taken = 0;
  let unbacked = 0;
  function take(bytes: number): void {
    taken += bytes;
    if (taken > maxBytes) {
      const expected = `a value of at most ${maxBytes} bytes in memory (maxBytes)`;
      throw stream.fault(expected, `one of ${taken} bytes or more`);
    }
  }
  return {
    take,
    takeUnbacked: (bytes) => {
      unbacked += bytes;
      if (unbacked > mostUnbacked) {
        throw stream.fault(
          'sizes that the bytes of the file bear out',
          `sizes for ${unbacked} bytes or more of nothing`,
        );
      }
      take(bytes);
    },
  };
}
