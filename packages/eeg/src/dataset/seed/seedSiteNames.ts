import { seed62Sites } from '@strnn/core/sites';
import type { SeedFeature } from './seedFacts.js';
import { seedFrontalPosteriorPairs, seedHemisphericPairs } from './seedPairs.js';

/**
 * Names of the rows of one kind of released features: electrodes in the order of the files, or pairs. ASM is the rows of
 * DASM (`'dasm FP1-FP2'`) and then those of RASM (`'rasm FP1-FP2'`).
 */
export function seedSiteNames(feature: SeedFeature): readonly string[] {
  if (feature === 'de' || feature === 'psd') return seed62Sites().names;
  if (feature === 'dcau') return seedFrontalPosteriorPairs;
  if (feature !== 'asm') return seedHemisphericPairs;
  return ['dasm', 'rasm'].flatMap((kind) => seedHemisphericPairs.map((pair) => `${kind} ${pair}`));
}
