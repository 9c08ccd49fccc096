import type { PluginSource } from '@strnn/core';
import { dataSettings, loadExperiment } from '../../matrix/index.js';
import { createDataLookup } from '../createDataLookup.js';
import { packageVersion } from '../packageVersion.js';
import type { LoadedWork } from './Work.js';

/** What a worker needs of an experiment file: its data settings and its plugins. */
export async function loadWork(experimentFile: string): Promise<LoadedWork<PluginSource>> {
  const { definition, plugins } = await loadExperiment(experimentFile);
  const versions = Object.fromEntries(plugins.map(({ plugin }) => [plugin.name, plugin.version]));
  return {
    dataOf: createDataLookup(dataSettings(definition), experimentFile),
    plugins: [...plugins],
    versions: { '@strnn/core': packageVersion(), ...versions },
  };
}
