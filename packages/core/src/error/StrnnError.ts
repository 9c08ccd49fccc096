/** What kind of thing went wrong, for callers that branch on it. */
export type StrnnErrorCode =
  | 'option' // an option's name or value
  | 'shape' // sizes that do not fit each other
  | 'data' // a file, or values inside it
  | 'plugin' // a plugin item that is malformed, clashes or throws
  | 'lattice' // a direction that is no traversal
  | 'leak' // the leak gate refuses
  | 'store' // a run folder
  | 'numeric'; // NaN or infinity during a run

/** An error meant for the user: names the file or option, what was expected, what was found, what is allowed. */
export class StrnnError extends Error {
  override readonly name = 'StrnnError';
  constructor(
    readonly code: StrnnErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
