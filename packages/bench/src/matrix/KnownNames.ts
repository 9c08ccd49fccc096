/** Every name an experiment may use, from the registry and from the packages' lists. */
export interface KnownNames {
  /** Strategies and directions. */
  readonly traversals: readonly string[];
  readonly cells: readonly string[];
  readonly projectors: readonly string[];
  readonly scalers: readonly string[];
  /** Model kinds, `'strnn'` and the baselines. */
  readonly models: readonly string[];
  /**
   * Whether names that are all known make a traversal together (no direction twice): the registry's `traversal`.
   * @throws StrnnError 'option'
   */
  readonly checkTraversal?: (names: string | readonly string[], where: string) => void;
}
