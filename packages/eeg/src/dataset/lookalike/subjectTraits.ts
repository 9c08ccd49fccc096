import type { Random } from '@strnn/core/random';

/** In what one made-up subject differs from the others. */
export interface SubjectTraits {
  /** Per channel: how strong its rhythms are, around 1. */
  readonly gains: readonly number[];
  /** How strongly the planted effect shows, 0.6 to 1. */
  readonly effect: number;
}

/** Strength of every channel (log-normal, with a part that all channels share) and of the effect. */
export function subjectTraits(random: Random, channels: number): SubjectTraits {
  const shared = 0.3 * random.normal();
  const gains = Array.from({ length: channels }, () => Math.exp(shared + 0.15 * random.normal()));
  return { gains, effect: 0.6 + 0.4 * random.uniform() };
}
