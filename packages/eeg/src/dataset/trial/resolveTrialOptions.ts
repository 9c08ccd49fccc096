import { checkOptions, showValue, someOf } from '@strnn/core/dataset';
import { StrnnError } from '@strnn/core/error';
import type { FeatureRecipe } from '../../feature/extract/FeatureRecipe.js';
import { type ChannelLayout, planFeatures } from '../../feature/extract/planFeatures.js';
import { resolveFeatureRecipe } from '../../feature/extract/resolveFeatureRecipe.js';

/** Options of every data set whose features are computed here, from recordings. */
export interface TrialOptions {
  /** The folder or file of the data set; a small imitation is made by `strnn lookalike`. */
  readonly path: string;
  /** What is computed per window and channel. Default: see the data set. */
  readonly recipe?: FeatureRecipe;
  /** T, windows per sample, one after the other. Default 9. */
  readonly slices?: number;
  /** Windows from the start of one sample to the start of the next of the same trial. Default 1: samples overlap within a trial. */
  readonly sliceStep?: number;
  /** Which subjects, by name or number. Default all that are there. */
  readonly subjects?: readonly (number | string)[];
  /** Folder of the cache of prepared features; false for none. Default: see `cacheFolder`. */
  readonly cache?: string | false;
}

const trialOptionNames = ['cache', 'path', 'recipe', 'slices', 'sliceStep', 'subjects'] as const;

export interface ResolvedTrialOptions {
  readonly path: string;
  /** With every default filled in. */
  readonly recipe: FeatureRecipe & { readonly window: number };
  readonly slices: number;
  readonly sliceStep: number;
  readonly subjects: 'all' | readonly string[];
  readonly cache: string | false | undefined;
}

export interface TrialOptionLimits {
  /** Options that the data set has besides. */
  readonly names: readonly string[];
  /** What is computed where the options do not say it. */
  readonly recipe: FeatureRecipe;
  /** The channels that features are computed of, where they are known before the files are read. */
  readonly layout?: ChannelLayout;
  /** Every subject of the data set, where that is known before the files are read. */
  readonly known?: readonly string[];
}

/**
 * Checks what all data sets share, and that no other option is named than `names`.
 *
 * @throws StrnnError `option` naming the option, what was expected and what was found.
 */
export function resolveTrialOptions(
  where: string,
  options: TrialOptions,
  { names, recipe: standard, layout, known }: TrialOptionLimits,
): ResolvedTrialOptions {
  checkOptions(where, options, [...trialOptionNames, ...names].sort());
  const { path, recipe = standard, slices = 9, sliceStep = 1, subjects, cache } = options;
  for (const [name, value] of Object.entries({ slices, sliceStep })) {
    if (!Number.isSafeInteger(value) || value < 1) {
      throw new StrnnError('option', `${where}.${name}: expected an integer of at least 1, found ${showValue(value)}`);
    }
  }
  const resolved = resolveFeatureRecipe(recipe, `${where}.recipe`);
  if (layout) planFeatures(resolved, layout, `${where}.recipe`);
  return {
    path,
    recipe: resolved as ResolvedTrialOptions['recipe'],
    slices,
    sliceStep,
    subjects: resolveSubjects(`${where}.subjects`, subjects, known),
    cache,
  };
}

function resolveSubjects(
  where: string,
  subjects: unknown,
  known: readonly string[] | undefined,
): 'all' | readonly string[] {
  if (subjects === undefined) return 'all';
  // Where the subjects are not known yet, every name is allowed for now.
  const named = (Array.isArray(subjects) ? (subjects as unknown[]) : []).filter(
    (name) => typeof name !== 'object' && name !== '',
  );
  return someOf(where, 'subject', subjects, known ?? named.map(String));
}
