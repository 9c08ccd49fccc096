import { basename } from 'node:path';

/** An experiment file's name without its folder and ending: `'a/quickstart.ablation.ts'` -> `'quickstart'`. */
export function experimentStem(file: string): string {
  return basename(file).replace(/(\.ablation)?(\.[cm]?[jt]s)?$/, '');
}
