import { StrnnError } from '@strnn/core/error';
import type { Sites } from '@strnn/core/sites';
import { anchorsInBox } from '../align/alignmentOf.js';
import type { BlockFeature, FrameSpan, PixelBlock } from '../feature/BlockFeature.js';
import { checkChoice } from '../option/checkChoice.js';
import { equalizeHistogram } from '../pixel/equalizeHistogram.js';
import { blockSites } from '../region/blockSites.js';
import { checkBlockGrid } from '../region/checkBlockGrid.js';
import { checkOverlap } from '../region/checkOverlap.js';
import { cutBlocks } from '../region/cutBlocks.js';
import { faceRegions } from '../region/faceRegions.js';
import { regionSites } from '../region/regionSites.js';
import type { Describer } from './Describer.js';
import { featureKinds, type PixelFeatureKind } from './featureKinds.js';
import type { ResolvedFaceRecipe } from './resolveFaceRecipe.js';

/** How sites are cut out of frames of one size. */
interface SitePlan {
  readonly sites: Sites;
  blocks(width: number, height: number, where: string): readonly PixelBlock[];
}

/** Describes blocks or facial regions by features of the picture. @throws StrnnError 'option' */
export function planPixels(recipe: ResolvedFaceRecipe, where: string): Describer {
  const { slices: T, framesPerSlice, equalize } = recipe;
  const plan = recipe.sites.kind === 'regions' ? planRegions(recipe) : planBlocks(recipe, where);
  const parts = recipe.features.map((feature, index) => createFeature(feature, `${where}.features[${index}]`));
  if (parts.some(({ name }) => name === 'flow') && T * framesPerSlice === 1) {
    throw new StrnnError('option', `${where}.slices: flow needs at least 2 slices or frames per slice, found 1 of 1`);
  }
  const spans = Array.from({ length: T }, (_, t): FrameSpan => {
    return { from: t * framesPerSlice, to: (t + 1) * framesPerSlice };
  });
  if (recipe.align !== false) {
    const { width, height } = recipe.align;
    const place = `${where}.sites`;
    checkBlocks(plan.blocks(width, height, place), parts, 'option', place);
  }
  return {
    sites: plan.sites,
    features: parts.flatMap(({ features }) => features),
    needsMotion: parts.every(({ name }) => name === 'flow'),
    describe({ frames }, place) {
      if (frames.length === 0) throw new StrnnError('data', `${place}: expected frames, found landmarks alone`);
      const prepared = equalize ? frames.map((frame) => equalizeHistogram(frame)) : frames;
      const [{ width, height }] = prepared;
      const blocks = plan.blocks(width, height, place);
      checkBlocks(blocks, parts, 'data', place);
      return joinFeatures(
        parts.map((part) => part.describe(prepared, blocks, spans)),
        T * blocks.length,
      );
    },
  };
}

function planBlocks({ sites, align }: ResolvedFaceRecipe, where: string): SitePlan {
  const { rows = 8, columns = 8, overlap = 0 } = sites as Extract<ResolvedFaceRecipe['sites'], { kind: 'blocks' }>;
  checkBlockGrid({ rows, columns }, `${where}.sites`);
  checkOverlap(overlap, `${where}.sites`);
  // Frames that are not aligned may be of any size; the picture is then a square.
  const { width, height } = align === false ? { width: 128, height: 128 } : align;
  return {
    sites: blockSites({ rows, columns, overlap, image: { width, height } }),
    blocks: (frameWidth, frameHeight, place) =>
      cutBlocks(frameWidth, frameHeight, { rows, columns, overlap, where: place }),
  };
}

function planRegions({ align }: ResolvedFaceRecipe): SitePlan {
  // `resolveFaceRecipe` has refused regions of faces that are not aligned.
  const box = align as Exclude<ResolvedFaceRecipe['align'], false>;
  const face = { width: box.width, height: box.height, anchors: anchorsInBox(box) };
  const blocks = faceRegions(face).map(({ block }) => block);
  return { sites: regionSites(face), blocks: () => blocks };
}

function createFeature({ kind, ...options }: ResolvedFaceRecipe['features'][number], where: string): BlockFeature {
  const kinds = Object.keys(featureKinds) as PixelFeatureKind[];
  checkChoice(kind, `${where}.kind`, 'feature', kinds);
  return featureKinds[kind as PixelFeatureKind](options, where);
}

function checkBlocks(
  blocks: readonly PixelBlock[],
  parts: readonly BlockFeature[],
  code: 'option' | 'data',
  where: string,
): void {
  const side = Math.min(...blocks.map(({ width, height }) => Math.min(width, height)));
  const part = parts.find(({ smallestBlock }) => smallestBlock > side);
  if (part === undefined) return;
  throw new StrnnError(
    code,
    `${where}: ${part.name} needs blocks of at least ${part.smallestBlock} x ${part.smallestBlock} pixels, found one with a side of ` +
      `${side}; take fewer blocks or larger frames`,
  );
}

/** Features of D1, D2, ... numbers per site to one of D1 + D2 + ... */
function joinFeatures(parts: readonly Float32Array[], rows: number): Float32Array {
  if (parts.length === 1) return parts[0];
  const sizes = parts.map(({ length }) => length / rows);
  const D = sizes.reduce((sum, size) => sum + size, 0);
  const joined = new Float32Array(rows * D); // (T N, D)
  let offset = 0;
  parts.forEach((part, p) => {
    const size = sizes[p];
    for (let row = 0; row < rows; row++) joined.set(part.subarray(row * size, (row + 1) * size), row * D + offset);
    offset += size;
  });
  return joined;
}
