import { showValue } from '@strnn/core/dataset';
import { StrnnError } from '@strnn/core/error';
import { resolveClipOptions, type ResolvedClipOptions } from '../clip/resolveClipOptions.js';
import type { FaceFolderOptions } from './faceFolder.js';

export interface ResolvedFaceFolderOptions extends ResolvedClipOptions {
  readonly table: string;
  readonly classes: readonly string[] | null;
  readonly frameRate: number | null;
  readonly image: { readonly width: number; readonly height: number } | null;
}

const where = 'faceFolder';

/** Checks the options and fills in the defaults; what depends on the table is checked when it is read. @throws StrnnError `option` */
export function resolveFaceFolderOptions(options: FaceFolderOptions): ResolvedFaceFolderOptions {
  const common = resolveClipOptions(options, { where, names: ['classes', 'frameRate', 'image', 'table'] });
  const { table = 'clips.csv', classes, frameRate = null, image = null } = options;
  if (typeof table !== 'string' || table === '') fail('table', 'the name of the table, inside the folder', table);
  if (classes !== undefined && !isNames(classes)) fail('classes', 'a list of different names, two or more', classes);
  if (frameRate !== null && !(typeof frameRate === 'number' && frameRate > 0 && frameRate < Infinity))
    fail('frameRate', 'a number of frames per second', frameRate);
  if (image !== null && !isSize(image)) fail('image', 'a size in pixels such as { width: 640, height: 480 }', image);
  return {
    ...common,
    table,
    classes: classes === undefined ? null : [...classes],
    frameRate,
    image: image === null ? null : { width: image.width, height: image.height },
  };
}

function isNames(value: unknown): value is readonly string[] {
  if (!Array.isArray(value) || value.length < 2) return false;
  const list = value as unknown[];
  return list.every((name, index) => typeof name === 'string' && name !== '' && list.indexOf(name) === index);
}

function isSize(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { width, height } = value as { width?: unknown; height?: unknown };
  return [width, height].every((side) => Number.isSafeInteger(side) && (side as number) >= 1);
}

function fail(option: string, expected: string, found: unknown): never {
  throw new StrnnError('option', `${where}.${option}: expected ${expected}, found ${showValue(found)}`);
}
