import { StrnnError, unknownName } from '@strnn/core/error';
import { checkChoice } from '../option/checkChoice.js';
import { checkNumber, checkSize } from '../option/checkNumber.js';
import { checkOptionNames } from '../option/checkOptionNames.js';
import { checkSwitch } from '../option/checkSwitch.js';
import { showValue } from '../option/showValue.js';
import type { AlignRecipe, FaceFeature, FaceRecipe, FaceSites } from './FaceRecipe.js';

/** A recipe with every default of its own filled in; those of features and alignment are theirs. Plain JSON. */
export interface ResolvedFaceRecipe {
  readonly sites: FaceSites;
  readonly features: readonly FaceFeature[];
  readonly align: (AlignRecipe & { readonly width: number; readonly height: number }) | false;
  readonly equalize: boolean;
  readonly select: NonNullable<FaceRecipe['select']>;
  readonly slices: number;
  readonly framesPerSlice: number;
}

const names = ['align', 'equalize', 'features', 'framesPerSlice', 'select', 'sites', 'slices'];
const siteOptions: Readonly<Record<FaceSites['kind'], readonly string[]>> = {
  blocks: ['columns', 'overlap', 'rows'],
  regions: [],
  landmarks: ['layout', 'points'],
};

/**
 * Checks a recipe and fills in its defaults. Options of features and of the alignment are checked by `planFace`.
 *
 * @param where opens messages: `'ckPlus.recipe'`
 * @throws StrnnError `option` naming the option, what was expected and what was found
 */
export function resolveFaceRecipe(recipe: unknown, where: string): ResolvedFaceRecipe {
  checkOptionNames(recipe, where, names);
  const { sites = { kind: 'blocks' }, equalize = false, select = 'all', slices = 6 } = recipe as FaceRecipe;
  const resolved = resolveSites(sites, `${where}.sites`);
  const isLandmarks = resolved.kind === 'landmarks';
  const fallback: FaceFeature = isLandmarks ? { kind: 'landmarks' } : { kind: 'lbp-top' };
  const {
    align = isLandmarks ? false : {},
    features = fallback,
    framesPerSlice = isLandmarks ? 1 : 3,
  } = recipe as FaceRecipe;
  for (const [name, value] of Object.entries({ slices, framesPerSlice })) {
    checkNumber(value, `${where}.${name}`, { low: 1, high: 1000, integer: true });
  }
  checkSwitch(equalize, `${where}.equalize`);
  return {
    sites: resolved,
    features: resolveFeatures(features, isLandmarks, where),
    align: resolveAlign(align, resolved, where),
    equalize,
    select: resolveSelect(select, `${where}.select`),
    slices,
    framesPerSlice,
  };
}

function resolveSites(given: FaceSites, where: string): FaceSites {
  checkOptionNames(given, where, ['kind', ...Object.values(siteOptions).flat()]);
  const sites = { ...given, kind: given.kind ?? 'blocks' } as FaceSites;
  checkChoice(sites.kind, `${where}.kind`, 'kind of sites', Object.keys(siteOptions));
  checkOptionNames(sites, where, ['kind', ...siteOptions[sites.kind]]);
  switch (sites.kind) {
    case 'blocks': {
      const { rows = 8, columns = 8, overlap = 0 } = sites;
      return { kind: 'blocks', rows, columns, overlap };
    }
    case 'regions':
      return { kind: 'regions' };
    case 'landmarks': {
      const { points, layout = 'grid' } = sites;
      checkChoice(layout, `${where}.layout`, 'layout', ['grid', 'graph']);
      return { kind: 'landmarks', layout, ...(points !== undefined && { points }) };
    }
  }
}

function resolveFeatures(
  features: FaceFeature | readonly FaceFeature[],
  isLandmarks: boolean,
  where: string,
): readonly FaceFeature[] {
  const list = (Array.isArray(features) ? features : [features]) as readonly FaceFeature[];
  if (list.length === 0) throw new StrnnError('option', `${where}.features: expected at least one feature, found none`);
  for (const [index, feature] of list.entries()) {
    const place = Array.isArray(features) ? `${where}.features[${index}]` : `${where}.features`;
    if (typeof feature !== 'object' || feature === null)
      throw new StrnnError(
        'option',
        `${place}: expected an object such as { kind: 'hog' }, found ${showValue(feature)}`,
      );
    if ((feature.kind === 'landmarks') === isLandmarks) continue;
    throw new StrnnError(
      'option',
      isLandmarks
        ? `${place}.kind: landmark sites take { kind: 'landmarks', values: [...] }, found ${showValue(feature.kind)}`
        : `${place}.kind: 'landmarks' describes landmark sites; blocks and regions take a feature of the picture`,
    );
  }
  return list;
}

function resolveSelect(select: unknown, where: string): ResolvedFaceRecipe['select'] {
  if (select === 'all') return select;
  if (typeof select === 'string') throw unknownName(where, 'selection', select, ['all', '{ apex, from, threshold }']);
  checkOptionNames(select, where, ['apex', 'from', 'threshold']);
  return select as Exclude<ResolvedFaceRecipe['select'], 'all'>;
}

function resolveAlign(align: AlignRecipe | false, sites: FaceSites, where: string): ResolvedFaceRecipe['align'] {
  if (align === false) {
    if (sites.kind !== 'regions') return false;
    throw new StrnnError(
      'option',
      `${where}.align: facial regions are those of an aligned face; false is for blocks and landmarks`,
    );
  }
  checkOptionNames(align, `${where}.align`, ['antialias', 'eyes', 'height', 'mouth', 'transform', 'width']);
  const box = { width: 128, height: 128, ...align };
  checkSize(box, `${where}.align`);
  return box;
}
