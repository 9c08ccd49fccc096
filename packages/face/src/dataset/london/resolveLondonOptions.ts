import { showValue } from '@strnn/core/dataset';
import { StrnnError } from '@strnn/core/error';
import type { Augmentation } from '../../augment/Augmentation.js';
import { resolveAugmentation } from '../../augment/resolveAugmentation.js';
import { checkChoice } from '../../option/checkChoice.js';
import { checkOptionNames } from '../../option/checkOptionNames.js';
import { type FacePlan, planFace } from '../../recipe/planFace.js';
import { blockSites } from '../../region/blockSites.js';
import type { LondonFacesOptions } from './londonFaces.js';
import { londonPicture } from './londonBundle.js';

export interface ResolvedLondonOptions {
  readonly plan: FacePlan;
  /** What identifies the samples, defaults filled in; plain JSON. */
  readonly options: Readonly<Record<string, unknown>>;
}

const optionNames = ['augment', 'columns', 'equalize', 'feature', 'overlap', 'path', 'rows'];
/** Blocks of 24 x 25.5 pixels, half of which is shared. */
const defaultGrid = { rows: 7, columns: 7, overlap: 0.5 };

/** Checks options that may come from anywhere (an experiment file, JSON) and fills in the defaults; `undefined` counts as left out. */
export function resolveLondonOptions(options: LondonFacesOptions): ResolvedLondonOptions {
  const where = 'londonFaces';
  checkOptionNames(options, where, optionNames);
  const { path, equalize = false, feature = { kind: 'hog' } } = options;
  const { rows = defaultGrid.rows, columns = defaultGrid.columns, overlap = defaultGrid.overlap } = options;
  if (path !== undefined && (typeof path !== 'string' || path === '')) {
    throw new StrnnError('option', `${where}.path: expected the name of a folder, found ${showValue(path)}`);
  }
  if (typeof feature !== 'object' || feature === null) {
    const found = showValue(feature);
    throw new StrnnError('option', `${where}.feature: expected an object such as { kind: 'hog' }, found ${found}`);
  }
  checkChoice(feature.kind, `${where}.feature.kind`, 'feature', ['raw', 'hog', 'lbp']);
  const augment: Augmentation | false =
    options.augment === undefined || options.augment === false
      ? false
      : resolveAugmentation(options.augment, `${where}.augment`);
  const sites = { kind: 'blocks', rows, columns, overlap } as const;
  const recipe = { sites, features: [feature], align: false, equalize, slices: 1, framesPerSlice: 1 };
  const plan = planFace({ recipe, augment, where });
  tryRecipe(planFace({ recipe, where }), where);
  const image = londonPicture;
  return {
    plan: { ...plan, sites: blockSites({ rows, columns, overlap, image }) },
    options: { augment, columns, equalize, feature: plan.recipe.features[0], overlap, rows },
  };
}

/** Describes a blank picture of the size that all have, so that a grid too fine for it is refused at once. */
function tryRecipe(plan: FacePlan, where: string): void {
  const { width, height } = londonPicture;
  const blank = { width, height, channels: 1, maximum: 255, data: new Float32Array(width * height) } as const;
  try {
    plan.describe({ frames: [blank] }, { where, key: '' });
  } catch (error) {
    if (!(error instanceof StrnnError)) throw error;
    const message = error.message.startsWith(where) ? error.message : `${where}: ${error.message}`;
    throw new StrnnError('option', message, { cause: error });
  }
}
