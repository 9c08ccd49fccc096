import { ablationBrand, type AblationDefinition } from './AblationDefinition.js';

/** True for the result of `defineAblation`, from whichever copy of this package. */
export function isAblationDefinition(value: unknown): value is AblationDefinition {
  return typeof value === 'object' && value !== null && (value as Partial<AblationDefinition>)[ablationBrand] === true;
}
