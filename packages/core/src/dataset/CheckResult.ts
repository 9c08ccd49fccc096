/** One line of a check; an error means that the data cannot be used as they are. */
export interface CheckResult {
  readonly level: 'ok' | 'warning' | 'error';
  readonly message: string;
}
