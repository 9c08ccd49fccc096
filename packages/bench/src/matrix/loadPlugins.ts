import { relative, resolve } from 'node:path';
import type { Plugin, PluginSource } from '@strnn/core';
import { StrnnError } from '@strnn/core/error';
import fastGlob from 'fast-glob';
import { defaultExport, describeExports } from './defaultExport.js';
import { importModule } from './importModule.js';
import { nearbyFiles } from './nearbyFiles.js';

/** Files beside plugins that are none. */
const IGNORED = ['**/node_modules/**', '**/*.d.ts', '**/*.d.mts', '**/*.test.*', '**/*.map'];

/**
 * The plugins of an experiment, in the order written; the files of one glob by path, each file once. Tests and
 * declaration files are left out.
 * @param entries plugins, and globs relative to `folder`
 * @param experimentFile named as the source of plugins that the experiment file holds itself
 * @throws StrnnError 'plugin' naming the file: no match, a file that throws, a default export that is no plugin
 */
export async function loadPlugins(
  entries: readonly (Plugin | string)[],
  folder: string,
  experimentFile: string,
): Promise<readonly PluginSource[]> {
  const sources = new Map<string, PluginSource>();
  for (const [index, entry] of entries.entries()) {
    if (typeof entry !== 'string') {
      sources.set(`plugins[${index}]`, { plugin: entry, source: experimentFile });
      continue;
    }
    const files = await fastGlob(entry, { cwd: folder, absolute: true, onlyFiles: true, ignore: IGNORED });
    if (files.length === 0) {
      const near = await nearbyFiles(resolve(folder, entry), '**/*.{ts,mts,js,mjs}');
      throw new StrnnError('plugin', `plugins[${index}]: no file matches '${entry}' in ${folder}.${near}`);
    }
    for (const file of files.sort()) {
      if (!sources.has(file)) sources.set(file, { plugin: await loadPlugin(file), source: shownPath(file) });
    }
  }
  return [...sources.values()];
}

async function loadPlugin(file: string): Promise<Plugin> {
  const shown = shownPath(file);
  const module = await importModule(file, shown, 'plugin');
  const plugin = defaultExport(module) as Plugin | undefined;
  if (typeof plugin === 'object' && plugin !== null && plugin.kind === 'strnn-plugin') return plugin;
  throw new StrnnError(
    'plugin',
    `${shown}: expected a plugin as default export (export default definePlugin({ ... })), found ${describeExports(module)}.`,
  );
}

/** Relative to the working folder where the file is in it. */
function shownPath(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') ? file : path;
}
