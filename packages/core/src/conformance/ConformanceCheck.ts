/**
 * One check of a conformance suite. Belongs to no test runner: give it to any, for example with vitest or node:test
 * `for (const { name, run } of directionConformance(mine)) it(name, run)`.
 */
export interface ConformanceCheck {
  /** What is checked, and on what; unique within the suite. */
  readonly name: string;
  /** Returns (or resolves) when the item passes; throws an error that says what was expected and found. */
  run(): void | Promise<void>;
}
