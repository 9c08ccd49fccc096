import { StrnnError } from '@strnn/core/error';
import type { MatFile } from '../mat/MatFile.js';
import type { MatValue } from '../mat/MatValue.js';

/** Fields of the EEG structure by name (`'srate'`), those of `chanlocs` and `event` by element, from 0, and name. */
export interface EeglabFields {
  readonly single: ReadonlyMap<string, MatValue>;
  readonly chanlocs: readonly ReadonlyMap<string, MatValue>[];
  readonly event: readonly ReadonlyMap<string, MatValue>[];
}

const single = /^(srate|pnts|trials|nbchan|data)$/;
const arrays = /^(chanlocs|event)(?:(?:\((\d+)\))?\.(labels|type|latency|duration))?$/;
const mostElements = 5_000_000;

/**
 * The fields that say what the recording is, from a variable `EEG` or, as EEGLAB 2021 and later save them, from variables
 * of their names. The rest (ICA, history, ...) is passed over undecoded.
 *
 * @throws StrnnError `data` where there are none
 */
export async function readEeglabFields(mat: MatFile): Promise<EeglabFields> {
  const names = mat.variables.map((variable) => variable.name);
  const inStruct = names.includes('EEG');
  if (!inStruct && names.includes('ALLEEG')) {
    throw new StrnnError(
      'data',
      `${mat.file}: expected one recording (a variable EEG), found several (ALLEEG); save them one by one`,
    );
  }
  if (!inStruct && !(names.includes('srate') && names.includes('data'))) {
    throw new StrnnError(
      'data',
      `${mat.file}: expected a variable EEG, or variables srate, data, ... (EEGLAB), found ${names.slice(0, 20).join(', ') || 'none'}`,
    );
  }
  const fields = {
    single: new Map<string, MatValue>(),
    chanlocs: [] as Map<string, MatValue>[],
    event: [] as Map<string, MatValue>[],
  };
  const prefix = inStruct ? 'EEG.' : '';
  const wanted = (path: string): boolean => {
    if (inStruct && path === 'EEG') return true;
    const name = path.startsWith(prefix) ? path.slice(prefix.length) : '';
    return single.test(name) || arrays.test(name);
  };
  const variables = inStruct ? ['EEG'] : names.filter((name) => wanted(name));
  for (const variable of variables) {
    for await (const { path, value } of mat.leaves(variable, wanted)) {
      const name = path.slice(prefix.length);
      const [, array, element = '1', field] = arrays.exec(name) ?? [];
      if (array === undefined) {
        fields.single.set(name, value);
      } else if (field !== undefined) {
        const list = array === 'chanlocs' ? fields.chanlocs : fields.event;
        const place = Number(element) - 1;
        if (place >= mostElements)
          throw new StrnnError('data', `${mat.file}: ${array}: expected at most ${mostElements} elements, found more`);
        while (list.length <= place) list.push(new Map());
        list[place].set(field, value);
      }
    }
  }
  return fields;
}
