import { StrnnError } from '@strnn/core/error';
import { describeMatValue } from '../mat/describeMatValue.js';
import type { MatFile } from '../mat/MatFile.js';
import { matNumbers } from '../mat/matNumbers.js';
import { matScalar } from '../mat/matScalar.js';
import type { MatValue } from '../mat/MatValue.js';
import type { EeglabHeader } from './EeglabHeader.js';
import { readEeglabFields } from './readEeglabFields.js';

const mostChannels = 65_536;

/**
 * Reads and checks what a .set file says.
 * @throws StrnnError `data` with the field, what was expected and what was found
 */
export async function readEeglabHeader(mat: MatFile): Promise<EeglabHeader> {
  const { file } = mat;
  const { single, chanlocs, event } = await readEeglabFields(mat);
  const need = (name: string): MatValue => {
    const value = single.get(name);
    if (value === undefined) throw new StrnnError('data', `${file}: expected a field ${name}, found none`);
    return value;
  };
  const count = (name: string, least: number, most: number): number => {
    const found = matScalar(need(name), `${file}: ${name}`);
    if (Number.isInteger(found) && found >= least && found <= most) return found;
    throw new StrnnError('data', `${file}: ${name}: expected a whole number from ${least} to ${most}, found ${found}`);
  };
  const rate = matScalar(need('srate'), `${file}: srate`);
  if (!(rate > 0 && Number.isFinite(rate)))
    throw new StrnnError('data', `${file}: srate: expected Hz above 0, found ${rate}`);
  const samples = count('pnts', 1, 2 ** 40);
  const trials = single.has('trials') ? Math.max(1, count('trials', 0, 2 ** 30)) : 1;
  const channels = count('nbchan', 1, mostChannels);

  const warnings = [...mat.warnings];
  if (chanlocs.length === 0) warnings.push(`The channels have no names; they are called 1 to ${channels}.`);
  else if (chanlocs.length !== channels) {
    throw new StrnnError('data', `${file}: chanlocs: expected ${channels} channels (nbchan), found ${chanlocs.length}`);
  }
  const untimed = event.filter((fields) => Number.isNaN(numberOf(fields.get('latency')))).length;
  if (untimed > 0) warnings.push(`${untimed} events have no latency; they are left out.`);
  return {
    rate,
    samples,
    trials,
    channels: Array.from({ length: channels }, (_, i) => ({
      label: textOf(chanlocs[i]?.get('labels')) || String(i + 1),
      type: textOf(chanlocs[i]?.get('type')),
    })),
    events: event
      .map((fields) => ({
        type: textOf(fields.get('type')),
        latency: numberOf(fields.get('latency')),
        duration: numberOf(fields.get('duration')),
      }))
      .filter(({ latency }) => Number.isFinite(latency)),
    data: dataOf(need('data'), `${file}: data`, channels, samples, trials),
    warnings,
  };
}

/** A number or a text as text; '' for anything else, such as the empty matrix of a field that is not set. */
function textOf(value: MatValue | undefined): string {
  if (value?.class === 'char') return (value.rows[0] ?? '').trim();
  const number = numberOf(value);
  return Number.isNaN(number) ? '' : String(number);
}

function numberOf(value: MatValue | undefined): number {
  if (value === undefined || !('data' in value) || value.class === 'sparse' || value.data.length !== 1) return NaN;
  return Number(value.data[0]);
}

function dataOf(
  value: MatValue,
  where: string,
  channels: number,
  samples: number,
  trials: number,
): EeglabHeader['data'] {
  if (value.class === 'char' && value.rows.length === 1) return value.rows[0].trim();
  const { dims, data } = matNumbers(value, where);
  if (dims[0] === channels && data.length === channels * samples * trials) return data;
  throw new StrnnError(
    'data',
    `${where}: expected ${channels} x ${samples} x ${trials} values (nbchan x pnts x trials) or the name of a file, found ${describeMatValue(value)}`,
  );
}
