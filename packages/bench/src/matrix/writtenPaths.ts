import { optionPath } from './optionPath.js';

/** Paths of the options that have been given: `writtenPaths('model', { hidden: 16 })` -> `['model.hidden']`. */
export function writtenPaths(root: string, options: Readonly<Record<string, unknown>> = {}): string[] {
  return Object.keys(options)
    .filter((key) => options[key] !== undefined)
    .map((key) => optionPath(root, [key]));
}
