import { StrnnError } from '@strnn/core/error';
import { matrixNameSchema } from './ablationSchema.js';
import { describeExpected } from './describeExpected.js';
import { experimentStem } from './experimentStem.js';

/**
 * Name of a matrix: the experiment's own, or its file's name without `.ablation.ts`.
 * @throws StrnnError 'option' when the file's name is no safe folder name
 */
export function matrixName(name: string | undefined, experimentFile: string): string {
  if (name !== undefined) return name;
  const fromFile = experimentStem(experimentFile);
  if (matrixNameSchema.safeParse(fromFile).success) return fromFile;
  const expected = describeExpected(matrixNameSchema);
  throw new StrnnError(
    'option',
    `experiment ${experimentFile}: name: the file's name gives '${fromFile}', which is not ${expected}. Write a name: defineAblation({ name: '...', ... }).`,
  );
}
