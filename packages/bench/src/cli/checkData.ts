import { StrnnError, unknownName } from '@strnn/core/error';
import type { Finding } from './Finding.js';
import { type BundledDataset, bundledDatasets, licensedDatasets } from './knownDatasets.js';

/**
 * Whether a data set is there and as it should be.
 *
 * @param dataset undefined: the bundled ones, whose absence is then no error.
 * @param path its folder; may be left out for a bundled one, which is then looked for.
 * @throws StrnnError 'option' for an unknown data set, or without the path of one that is not bundled.
 */
export async function checkData(dataset: string | undefined, path: string | undefined): Promise<Finding[]> {
  const tools = licensedDatasets.find(({ name }) => name === dataset);
  if (tools) {
    if (path === undefined) {
      throw new StrnnError(
        'option',
        `doctor: expected the folder of the data: strnn doctor ${tools.name} FOLDER. ${tools.title}. ${tools.access}`,
      );
    }
    return (await tools.check(path)).map((found) => ({ topic: tools.name, ...found }));
  }
  if (dataset === undefined) return (await Promise.all(bundledDatasets.map(checkIfThere))).flat();
  const bundled = bundledDatasets.find(({ name }) => name === dataset);
  if (bundled === undefined) {
    throw unknownName('doctor', 'data set', dataset, [
      ...bundledDatasets.map(({ name }) => name),
      ...licensedDatasets.map(({ name }) => name),
    ]);
  }
  return (await bundled.check(path)).map((found) => ({ topic: dataset, ...found }));
}

/** A bundled data set that is not there, as in an installation from the registry, is no error. */
async function checkIfThere({ name, check }: BundledDataset): Promise<Finding[]> {
  const found = await check();
  const absent = found.length === 1 && found[0].level === 'error';
  return found.map(({ level, message }) => ({ topic: name, level: absent ? 'warning' : level, message }));
}
