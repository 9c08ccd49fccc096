import { createHash } from 'node:crypto';
import { StrnnError } from '@strnn/core/error';
import { checkSamples, type DataSource } from '@strnn/core/samples';
import { cachedTrials } from '../cache/cachedTrials.js';
import { cacheFolder } from '../cache/cacheFolder.js';
import { codeVersion } from '../cache/codeVersion.js';
import { hashFile } from '../cache/hashFile.js';
import type { TrialSeries } from './TrialSeries.js';
import type { TrialSourceDefinition } from './TrialSourceDefinition.js';
import { trialName, trialsToSamples } from './trialsToSamples.js';

/**
 * A `DataSource` of trials: hashes the files, prepares what the cache does not have, one unit in memory at a time, and cuts
 * the trials into samples.
 *
 * `fingerprint` is over the names and bytes of the files, the resolved options and the loader's version. `load` rejects
 * with a StrnnError `data` when a unit names a trial twice or nothing is left to load.
 */
export function trialSource(definition: TrialSourceDefinition): DataSource {
  const { name, attribution, version, options, uncached = [], relabel = (trial: TrialSeries) => trial } = definition;
  const keyOptions = Object.fromEntries(Object.entries(options).filter(([option]) => !uncached.includes(option)));
  return {
    name,
    attribution,
    options,
    async fingerprint() {
      const hash = createHash('sha256').update(`${name} ${version} ${JSON.stringify(options)}\n`);
      for (const unit of await definition.units()) {
        hash.update(`${unit.name}\n`);
        for (const file of unit.files) {
          const { bytes, sha256 } = await hashFile(file);
          hash.update(`${bytes} ${sha256}\n`);
        }
      }
      return hash.digest('hex');
    },
    async load() {
      const trials: TrialSeries[] = [];
      const seen = new Set<string>();
      for (const unit of await definition.units()) {
        const found = await cachedTrials(
          {
            code: codeVersion(),
            operation: `${name} ${version}`,
            options: keyOptions,
            name: unit.name,
            files: unit.files,
            folder: definition.cache ?? cacheFolder(),
          },
          () => unit.load(),
        );
        for (const trial of found) {
          const id = trialName(trial);
          if (seen.has(id)) throw new StrnnError('data', `${name}: ${unit.name} has ${id}, which was there before`);
          seen.add(id);
          const labelled = relabel(trial);
          if (labelled) trials.push(labelled);
        }
      }
      if (trials.length === 0) {
        throw new StrnnError(
          'data',
          `${name}: of ${seen.size} trials the options leave none; options ${JSON.stringify(options)}`,
        );
      }
      const samples = trialsToSamples(trials, {
        slices: definition.slices,
        sliceStep: definition.sliceStep,
        classes: definition.classes,
        sites: definition.sites(trials[0].series.sites),
        where: name,
      });
      checkSamples(samples, name);
      return samples;
    },
  };
}
