import { existsSync, statSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import type { PluginSource } from '@strnn/core';
import { StrnnError } from '@strnn/core/error';
import type { AblationDefinition } from './AblationDefinition.js';
import { defaultExport, describeExports } from './defaultExport.js';
import { experimentStem } from './experimentStem.js';
import { importModule } from './importModule.js';
import { isAblationDefinition } from './isAblationDefinition.js';
import { loadPlugins } from './loadPlugins.js';
import { matrixName } from './matrixName.js';
import { nearbyFiles } from './nearbyFiles.js';

const EXTENSIONS = ['.ts', '.mts', '.js', '.mjs'];
const EXPERIMENTS = '**/*.ablation.{ts,mts,js,mjs}';

/** An experiment file, read. */
export interface LoadedExperiment {
  readonly definition: AblationDefinition;
  /** Name of the matrix: the experiment's, or its file's. */
  readonly name: string;
  /** Absolute path. */
  readonly file: string;
  /** For `createRegistry`. */
  readonly plugins: readonly PluginSource[];
}

/**
 * Imports an experiment file and its plugins. For TypeScript the process must have a loader, as the `strnn` command has.
 * @param file path, relative to the working folder
 * @throws StrnnError 'option' naming the file (the nearest one where there is none) and, where it throws, the line;
 *   'plugin' naming the plugin file
 */
export async function loadExperiment(file: string): Promise<LoadedExperiment> {
  const path = resolve(file);
  if (!existsSync(path)) {
    throw new StrnnError('option', `${file}: no such experiment file.${await nearbyFiles(path, EXPERIMENTS)}`);
  }
  if (!statSync(path).isFile()) {
    const found = await nearbyFiles(resolve(path, 'experiment'), EXPERIMENTS);
    throw new StrnnError('option', `${file}: expected an experiment file, found a folder.${found}`);
  }
  if (!EXTENSIONS.includes(extname(path))) {
    throw new StrnnError(
      'option',
      `${file}: expected an experiment file (${EXTENSIONS.join(', ')}), found '${extname(path)}'.`,
    );
  }
  // An experiment without a name does not know its file's, by which the matrix will go.
  const named = `experiment ${experimentStem(file)}: `;
  const module = await importModule(path, file, 'option', (text) => text.replaceAll(/^experiment: /gm, named));
  const definition = defaultExport(module);
  if (!isAblationDefinition(definition)) {
    throw new StrnnError(
      'option',
      `${file}: expected an experiment as default export (export default defineAblation({ ... })), found ${describeExports(module)}.`,
    );
  }
  const name = matrixName(definition.name, file);
  return { definition, name, file: path, plugins: await loadPlugins(definition.plugins, dirname(path), file) };
}
