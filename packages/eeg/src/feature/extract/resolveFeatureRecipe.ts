import { StrnnError, unknownName } from '@strnn/core/error';
import { type FrequencyBands, seedBands, seedContiguousBands } from '../band/FrequencyBands.js';
import { detrendNames } from '../spectrum/createWelchPlan.js';
import { taperNames } from '../spectrum/taperWindow.js';
import {
  bandSets,
  entropyMethods,
  featureKinds,
  type FeatureRecipe,
  filterDirections,
  powerMeasures,
  powerMethods,
  powerScales,
  type ResolvedFeatureRecipe,
} from './FeatureRecipe.js';

/** Options of each method beside those of every feature. */
const methodOptions = {
  spectrum: ['taper', 'detrend'],
  filter: ['order', 'direction'],
  'seed-stft': ['points'],
  welch: ['segment', 'overlap', 'taper', 'detrend', 'measure'],
  multitaper: ['bandwidth', 'lowBias', 'adaptive', 'measure'],
} as const;

/**
 * Checks a recipe that may come from anywhere (an experiment file, JSON) and fills in the defaults; `undefined` counts as
 * left out. What depends on the rate (whole samples, bands below half the rate) is checked when signals come.
 *
 * @param where the option that holds the recipe, for errors, such as `'seed.features'`
 * @throws StrnnError `option` naming the option, what was expected and what was found
 */
export function resolveFeatureRecipe(recipe: FeatureRecipe, where = 'features'): ResolvedFeatureRecipe {
  if (typeof recipe !== 'object' || recipe === null || Array.isArray(recipe)) {
    throw new StrnnError('option', `${where}: expected an object such as { feature: 'de' }, found ${show(recipe)}`);
  }
  const feature = oneOf(`${where}.feature`, 'feature', recipe.feature, featureKinds, undefined);
  const named = (name: string): string => `${where}.${name}`;
  const window = positive(named('window'), recipe.window, 1, 's');
  const step = positive(named('step'), recipe.step, window, 's');
  if (feature === 'hjorth') {
    checkNames(recipe, where, ['feature', 'window', 'step'], "feature 'hjorth'");
    return { feature, window, step };
  }
  const power = feature === 'psd';
  const method = power
    ? oneOf(named('method'), 'method', recipe.method, powerMethods, 'welch')
    : oneOf(named('method'), 'method', recipe.method, entropyMethods, 'spectrum');
  const allowed = ['feature', 'window', 'step', 'bands', 'method', 'floor', ...methodOptions[method]];
  checkNames(recipe, where, power ? [...allowed, 'scale'] : allowed, `feature '${feature}', method '${method}'`);
  const floor = recipe.floor ?? 0;
  if (!(typeof floor === 'number' && floor >= 0 && floor < Infinity)) {
    throw new StrnnError('option', `${where}.floor: expected a number from 0, found ${show(floor)}`);
  }
  const common = { window, step, bands: resolveBands(recipe.bands, named('bands'), method === 'filter'), floor };
  const seed = (): { points: number } => ({ points: whole(named('points'), recipe.points, 512, 1, 2 ** 24) });
  const taper = () => ({
    taper: oneOf(named('taper'), 'taper', recipe.taper, taperNames, 'hann'),
    detrend: oneOf(named('detrend'), 'detrend', recipe.detrend, detrendNames, 'constant'),
  });
  if (!power) {
    if (method === 'filter') {
      const order = whole(named('order'), recipe.order, 4, 1, 8);
      const direction = oneOf(named('direction'), 'direction', recipe.direction, filterDirections, 'zero-phase');
      return { feature, ...common, method, order, direction };
    }
    if (method === 'seed-stft') return { feature, ...common, method, ...seed() };
    return { feature, ...common, method: 'spectrum', ...taper() };
  }
  const scale = oneOf(named('scale'), 'scale', recipe.scale, powerScales, 'linear');
  if (method === 'seed-stft') return { feature, ...common, scale, method, ...seed() };
  const measure = oneOf(named('measure'), 'measure', recipe.measure, powerMeasures, 'mean');
  if (method === 'multitaper') {
    const bandwidth = positive(named('bandwidth'), recipe.bandwidth, 8 / window, 'Hz');
    const lowBias = flag(named('lowBias'), recipe.lowBias, true);
    return {
      feature,
      ...common,
      scale,
      method,
      bandwidth,
      lowBias,
      adaptive: flag(named('adaptive'), recipe.adaptive, false),
      measure,
    };
  }
  const segment = positive(named('segment'), recipe.segment, window, 's');
  if (segment > window) {
    throw new StrnnError('option', `${named('segment')}: expected at most the window of ${window} s, found ${segment}`);
  }
  const { overlap = null } = recipe;
  if (overlap !== null && !(typeof overlap === 'number' && overlap >= 0 && overlap < segment)) {
    throw new StrnnError(
      'option',
      `${named('overlap')}: expected a number of s from 0 to below the segment of ${segment} s, found ${show(overlap)}`,
    );
  }
  return { feature, ...common, scale, method: 'welch', segment, overlap, ...taper(), measure };
}

function resolveBands(bands: FeatureRecipe['bands'], where: string, filtered: boolean): FrequencyBands {
  if (bands === undefined || typeof bands === 'string') {
    return oneOf(where, 'bands', bands, bandSets, 'seed') === 'seed' ? seedBands : seedContiguousBands;
  }
  if (typeof bands !== 'object' || bands === null || Array.isArray(bands) || Object.keys(bands).length === 0) {
    throw new StrnnError(
      'option',
      `${where}: expected ${bandSets.map((name) => `'${name}'`).join(', ')} or bands by name, such as { alpha: [8, 13] }, found ${show(bands)}`,
    );
  }
  for (const [name, edges] of Object.entries(bands as Readonly<Record<string, unknown>>)) {
    const [low, high] = Array.isArray(edges) && edges.length === 2 ? (edges as unknown[]) : [];
    const fits = typeof low === 'number' && typeof high === 'number' && low >= 0 && high > low && high < Infinity;
    if (fits && !(filtered && low === 0)) continue;
    throw new StrnnError(
      'option',
      `${where}.${name}: expected [low, high] in Hz with ${filtered ? '0 <' : '0 <='} low < high, found ${show(edges)}`,
    );
  }
  return Object.fromEntries(Object.entries(bands).map(([name, [low, high]]) => [name, [low, high]]));
}

function checkNames(recipe: object, where: string, allowed: readonly string[], holder: string): void {
  for (const [name, value] of Object.entries(recipe)) {
    if (value !== undefined && !allowed.includes(name)) {
      throw unknownName(where, `option for ${holder}:`, name, allowed);
    }
  }
}

function oneOf<const T extends string>(
  where: string,
  kind: string,
  found: unknown,
  allowed: readonly T[],
  fallback: T | undefined,
): T {
  if (found === undefined && fallback !== undefined) return fallback;
  const name = allowed.find((candidate) => candidate === found);
  if (name === undefined) throw unknownName(where, kind, typeof found === 'string' ? found : show(found), allowed);
  return name;
}

function positive(where: string, found: unknown, fallback: number, unit: string): number {
  const value = found ?? fallback;
  if (typeof value === 'number' && value > 0 && value < Infinity) return value;
  throw new StrnnError('option', `${where}: expected a positive number of ${unit}, found ${show(value)}`);
}

function whole(where: string, found: unknown, fallback: number, least: number, most: number): number {
  const value = found ?? fallback;
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new StrnnError('option', `${where}: expected a whole number from ${least} to ${most}, found ${show(value)}`);
}

function flag(where: string, found: unknown, fallback: boolean): boolean {
  const value = found ?? fallback;
  if (typeof value === 'boolean') return value;
  throw new StrnnError('option', `${where}: expected true or false, found ${show(value)}`);
}

function show(value: unknown): string {
  return typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
}
