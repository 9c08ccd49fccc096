/** One line of `strnn doctor`; an error means that something will not work. */
export interface Finding {
  readonly topic: string;
  readonly level: 'ok' | 'warning' | 'error';
  readonly message: string;
}
