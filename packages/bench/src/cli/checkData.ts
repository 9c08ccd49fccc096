import { StrnnError, unknownName } from '@strnn/core/error';
import { checkUciEeg, eegDatasets } from '@strnn/eeg';
import type { Finding } from './Finding.js';

const bundled = 'uci-eeg';

/**
 * Whether a data set is there and as it should be.
 *
 * @param dataset undefined: the bundled one, whose absence is then no error.
 * @param path its folder; may be left out for the bundled one, which is then looked for.
 * @throws StrnnError 'option' for an unknown data set, or without the path of one that is not bundled.
 */
export async function checkData(dataset: string | undefined, path: string | undefined): Promise<Finding[]> {
  const tools = eegDatasets.find(({ name }) => name === dataset);
  if (tools) {
    if (path === undefined) {
      throw new StrnnError(
        'option',
        `doctor: expected the folder of the data: strnn doctor ${tools.name} FOLDER. ${tools.title}. ${tools.access}`,
      );
    }
    return (await tools.check(path)).map((found) => ({ topic: tools.name, ...found }));
  }
  if (dataset !== undefined && dataset !== bundled) {
    throw unknownName('doctor', 'data set', dataset, [bundled, ...eegDatasets.map(({ name }) => name)]);
  }
  const found = await checkUciEeg(path);
  const absent = dataset === undefined && found.length === 1 && found[0].level === 'error';
  return found.map(({ level, message }) => ({ topic: bundled, level: absent ? 'warning' : level, message }));
}
