import type { PluginSource } from '@strnn/core';
import type { DataSource } from '@strnn/core/samples';
import { loadExperiment } from '../../matrix/index.js';

/** What a worker needs of an experiment file: its data and its plugins. */
export async function loadWork(experimentFile: string): Promise<{ data: DataSource; plugins: PluginSource[] }> {
  const { definition, plugins } = await loadExperiment(experimentFile);
  return { data: definition.data, plugins: [...plugins] };
}
