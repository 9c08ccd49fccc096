/** Frequency bands by name, each [low, high] in Hz with 0 <= low < high. */
export type FrequencyBands = Readonly<Record<string, readonly [low: number, high: number]>>;

/** The five bands in whole Hz as the SEED data set's description has them; the default. Between them 1 Hz belongs to none. */
export const seedBands = {
  delta: [1, 3],
  theta: [4, 7],
  alpha: [8, 13],
  beta: [14, 30],
  gamma: [31, 50],
} as const satisfies FrequencyBands;

/** The same five bands without gaps, as much public code on SEED has them. */
export const seedContiguousBands = {
  delta: [1, 4],
  theta: [4, 8],
  alpha: [8, 14],
  beta: [14, 31],
  gamma: [31, 50],
} as const satisfies FrequencyBands;
