import {
  cachedValue,
  cacheFolder,
  codeVersion,
  fingerprintUnits,
  loadUnit,
  unitKey,
  warnOfLookalike,
} from '@strnn/core/dataset';
import { StrnnError, unknownName } from '@strnn/core/error';
import { checkSamples, type DataSource } from '@strnn/core/samples';
import type { Sites } from '@strnn/core/sites';
import { restoreTrials, storeTrials } from '../cache/storedTrials.js';
import { checkTrialSeries, trialName } from './checkTrialSeries.js';
import type { TrialSeries } from './TrialSeries.js';
import type { TrialSourceDefinition } from './TrialSourceDefinition.js';
import { trialsToSamples } from './trialsToSamples.js';

/**
 * A `DataSource` of trials: hashes the files, prepares what the cache does not have, one unit in memory at a time, and cuts
 * the trials into samples.
 *
 * `fingerprint` is over the names and bytes of the files, the resolved options and the loader's version. `load` rejects
 * with a StrnnError `data` when a unit names a trial twice, a trial does not fit (see `checkTrialSeries`), or nothing is left
 * to load, `option` for a wanted subject (`options.subjects`) that none of the units has. Generated look-alikes are loaded
 * with a warning of the process and a note in the samples.
 */
export function trialSource(definition: TrialSourceDefinition): DataSource {
  const { name, attribution, version, options, uncached = [], relabel = (trial: TrialSeries) => trial } = definition;
  const keyOptions = Object.fromEntries(Object.entries(options).filter(([option]) => !uncached.includes(option)));
  return {
    name,
    attribution,
    options,
    ...(definition.with && { with: definition.with }),
    fingerprint: async () => fingerprintUnits({ name, version, options }, await definition.units()),
    async load() {
      const trials: TrialSeries[] = [];
      const seen = new Set<string>();
      const subjects = new Set<string>();
      const units = await definition.units();
      const lookalikes = warnOfLookalike(units, name);
      const folder = definition.cache ?? cacheFolder();
      let sites: Sites | undefined;
      for (const unit of units) {
        const stored = await cachedValue(
          {
            code: codeVersion(new URL('../', import.meta.url)),
            operation: `${name} ${version}`,
            options: keyOptions,
            name: unitKey(unit),
            files: unit.files,
            folder,
          },
          async () => storeTrials(await loadUnit(unit)),
        );
        for (const trial of restoreTrials(stored)) {
          const id = trialName(trial);
          if (seen.has(id)) throw new StrnnError('data', `${name}: ${unit.name} has ${id}, which was there before`);
          seen.add(id);
          subjects.add(trial.subject);
          const labelled = relabel(trial);
          if (!labelled) continue;
          checkTrialSeries(labelled, trials[0] ?? labelled, definition, `${name}: ${unit.name}`);
          sites ??= definition.sites(labelled.series.sites);
          trials.push(labelled);
        }
      }
      const { subjects: wanted } = options;
      const absent = Array.isArray(wanted) ? (wanted as string[]).find((subject) => !subjects.has(subject)) : undefined;
      if (absent !== undefined) throw unknownName(`${name}.subjects`, 'subject', absent, [...subjects]);
      if (sites === undefined) {
        throw new StrnnError(
          'data',
          `${name}: of ${seen.size} trials the options leave none; options ${JSON.stringify(options)}`,
        );
      }
      const samples = trialsToSamples(trials, {
        slices: definition.slices,
        sliceStep: definition.sliceStep,
        classes: definition.classes,
        sites,
        where: name,
      });
      checkSamples(samples, name);
      const { notes = [], smoothing } = definition;
      return { ...samples, ...(smoothing !== undefined && { smoothing }), notes: [...lookalikes, ...notes] };
    },
  };
}
