import { join } from 'node:path';
import { locateFiles } from '@strnn/core/dataset';
import { StrnnError } from '@strnn/core/error';

export const deapForms = ['python', 'matlab'] as const;

/** `'python'`: pickles, s01.dat; `'matlab'`: s01.mat. */
export type DeapForm = (typeof deapForms)[number];

export interface DeapFiles {
  readonly form: DeapForm;
  /** Absolute. */
  readonly folder: string;
  /** By subject, ascending. */
  readonly files: readonly { readonly subject: string; readonly file: string; readonly name: string }[];
  /** Other names in the folder. */
  readonly others: readonly string[];
}

const kinds = {
  python: { pattern: /^s(0[1-9]|[12]\d|3[0-2])\.dat$/, inside: 'data_preprocessed_python', example: 's01.dat' },
  matlab: { pattern: /^s(0[1-9]|[12]\d|3[0-2])\.mat$/, inside: 'data_preprocessed_matlab', example: 's01.mat' },
} as const;

/**
 * The subject files of DEAP: in `path`, or in its folder data_preprocessed_python or data_preprocessed_matlab. Without a
 * `form`, the Python files are taken where both are there. Subject `'1'` is s01.
 *
 * @throws StrnnError `data` saying what was expected, what was found, and where such files are if they are near.
 */
export async function listDeapFiles(path: string, form?: DeapForm): Promise<DeapFiles> {
  let refused: unknown;
  for (const kind of form === undefined ? deapForms : [form]) {
    const { pattern, inside, example } = kinds[kind];
    try {
      const { folder, names, others } = await locateFiles({ where: 'deap', path, pattern, example, inside: [inside] });
      const files = names.map((name) => ({
        subject: String(Number(name.slice(1, 3))),
        name,
        file: join(folder, name),
      }));
      return { form: kind, folder, files, others };
    } catch (error) {
      if (!(error instanceof StrnnError)) throw error;
      // Of two refusals the one that knows where such files are says more.
      if (refused === undefined || error.message.includes('give that path')) refused = error;
    }
  }
  throw refused;
}
