import { StrnnError } from '@strnn/core/error';
import type { DataSource, Samples } from '@strnn/core/samples';
import { dataKey } from '../matrix/index.js';
import type { CellConfig } from '../matrix/PlannedCell.js';

/**
 * The data settings of an experiment, by the `config.data` of a cell. The files of each are read once as long as its samples
 * are held; at most `held` settings hold theirs at a time, the one used longest ago lets go first.
 *
 * @param experimentFile for the error
 * @param held default 1: cells of one setting should be run one after the other
 */
export function createDataLookup(
  settings: readonly DataSource[],
  experimentFile: string,
  held = 1,
): (data: Pick<CellConfig['data'], 'name' | 'options'>) => DataSource {
  const samples = new Map<DataSource, Promise<Samples>>();
  const load = (source: DataSource): Promise<Samples> => {
    const loading = samples.get(source) ?? source.load();
    samples.delete(source);
    samples.set(source, loading);
    for (const [oldest] of [...samples].slice(0, -held)) samples.delete(oldest);
    // What failed once may be there the next time.
    loading.catch(() => samples.get(source) === loading && samples.delete(source));
    return loading;
  };
  const known = new Map(
    settings.map((source) => {
      let fingerprint: Promise<string> | undefined;
      const shared: DataSource = {
        ...source,
        fingerprint: () => (fingerprint ??= source.fingerprint()),
        load: () => load(source),
      };
      return [dataKey(source), shared];
    }),
  );
  return (data) => {
    const source = known.get(dataKey(data));
    if (source !== undefined) return source;
    throw new StrnnError(
      'data',
      `${experimentFile}: has no data set '${data.name}' with the options ${JSON.stringify(data.options)} (any more). Start the run again.`,
    );
  };
}
