/** What planning must know of a model kind other than 'strnn', which it knows by itself. */
export interface ModelKind {
  /** e.g. `'logistic-regression'`. */
  readonly kind: string;
  /** Whether a seed changes the result; a kind without randomness is run with one seed only. */
  readonly random: boolean;
  /**
   * Fills in defaults.
   * @param where option path of the model, for errors (`'baselines[0].model'`)
   * @throws StrnnError 'option' for an unknown option or a value that does not fit
   */
  resolve(options: Readonly<Record<string, unknown>>, where: string): Readonly<Record<string, unknown>>;
}
