import { StrnnError } from '@strnn/core/error';
import { chooseTerms } from './factors/chooseTerms.js';
import type { FactorEffects, FactorEffectsOptions, FactorObservation, LevelMean } from './factors/FactorEffects.js';
import { mixedModel } from './factors/mixedModel.js';
import { repeatedMeasures } from './factors/repeatedMeasures.js';
import { tabulate, type Tabulated } from './factors/tabulate.js';
import { FEWEST_PAIRS, type Refusal } from './Refusal.js';

/**
 * Main effects, interactions and estimated marginal means of the factors of a matrix, subjects as blocks. Where all
 * subjects have the same configurations, a full factorial or a fraction: repeated-measures analysis of variance;
 * otherwise a mixed model. Terms that the configurations cannot tell apart are refused by name. Methods and sources:
 * `repeatedMeasures`, `mixedModel`, `chooseTerms`.
 *
 * @param observations one per subject, configuration and seed, of one protocol and one set of test samples
 * @returns the effects, or why there are none: fewer than 6 subjects, no factor that varies, a saturated model, or
 *   subjects that differ in their configurations although `'repeated-measures'` is asked for
 * @throws StrnnError 'data' for observations that do not fit together; 'option' unless 0 < `level` < 1
 */
export function factorEffects(
  observations: readonly FactorObservation[],
  { order = 2, model, level = 0.95 }: FactorEffectsOptions = {},
): FactorEffects | Refusal {
  if (!(level > 0 && level < 1)) {
    throw new StrnnError('option', `Factor effects: expected a level between 0 and 1, but found ${level}.`);
  }
  const table = tabulate(observations);
  const { subjects, configurations, factors, constant, values } = table;
  if (subjects.length < FEWEST_PAIRS) {
    return { refused: `needs at least ${FEWEST_PAIRS} subjects, but found ${subjects.length}` };
  }
  if (factors.length === 0) return { refused: 'no factor has two levels or more' };
  const gap = firstGap(table);
  if (gap !== undefined && model === 'repeated-measures') return { refused: `repeated measures: ${gap}` };
  const chosen = chooseTerms(table, order);
  const kept = chosen.filter((term) => term.refused === undefined);
  const isRepeated = model !== 'mixed' && gap === undefined;
  const fitted = isRepeated
    ? repeatedMeasures(values as number[][], configurations, factors, kept, level)
    : mixedModel(values, configurations, factors, kept, level);
  if ('refused' in fitted) return fitted;
  return {
    model: isRepeated ? 'repeated-measures' : 'mixed',
    reason: reasonOf(isRepeated, table, gap),
    subjects: subjects.length,
    configurations: configurations.length,
    seeds: table.seeds,
    terms: [
      ...constant.map(({ name, levels }) => ({
        factors: [name],
        label: name,
        test: { refused: onlyLevel(levels) },
        assumesZero: [],
      })),
      ...chosen.slice(1).map((term) => ({
        factors: term.factors.map((f) => factors[f].name),
        label: term.label,
        test: term.refused === undefined ? fitted.testTerm(term) : { refused: term.refused },
        assumesZero: term.assumesZero,
      })),
    ],
    margins: [
      ...constant.map(({ name, levels }) => ({
        factor: name,
        levelName: levels[0],
        estimate: { refused: onlyLevel(levels) },
      })),
      ...factors.flatMap(({ name, levels }, f) => {
        const term = chosen.find((one) => one.factors.length === 1 && one.factors[0] === f)!;
        return levels.map((levelName, index): LevelMean => {
          const estimate = term.refused === undefined ? fitted.estimateLevel(term, index) : { refused: term.refused };
          return { factor: name, levelName, estimate };
        });
      }),
    ],
    ...(fitted.variances && { variances: fitted.variances }),
  };
}

function onlyLevel(levels: readonly string[]): string {
  return `has one level only: ${levels[0]}`;
}

/** The first subject that lacks a configuration. */
function firstGap({ subjects, configurations, values }: Tabulated): string | undefined {
  const ran = values.map((own) => own.filter((value) => value !== undefined).length);
  const lacking = ran.findIndex((count) => count < configurations.length);
  if (lacking < 0) return undefined;
  return `${subjects[lacking]} has ${ran[lacking]} of ${configurations.length} configurations`;
}

function reasonOf(isRepeated: boolean, { subjects, configurations }: Tabulated, gap: string | undefined): string {
  if (isRepeated) {
    return `Repeated measures: all ${subjects.length} subjects have the same ${configurations.length} configurations; every term is tested against its own spread over subjects.`;
  }
  const why = gap === undefined ? 'as asked for' : `as ${gap}`;
  return `Mixed model with a random intercept per subject (REML), ${why}; it assumes that subjects differ in level, not in how they respond to a factor: where they do, its p-values are too small.`;
}
