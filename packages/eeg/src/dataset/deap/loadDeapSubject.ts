import { extractFeatures } from '../../feature/extract/extractFeatures.js';
import { montageChannels } from '../../montage/montageChannels.js';
import type { Signals } from '../../signal/Signals.js';
import type { RatedTrial } from '../rating/Rating.js';
import { subtractBaseline } from '../rating/subtractBaseline.js';
import { deapLayout, deapScales } from './deapLayout.js';
import type { DeapForm } from './listDeapFiles.js';
import { readDeapFile } from './readDeapFile.js';
import type { ResolvedDeapOptions } from './resolveDeapOptions.js';

/**
 * The trials of one subject's file: features of the 32 EEG channels over the film, the 3 s before it used for nothing but
 * the baseline. Trials are named by their place in the file, which is the number of the video (`'1'` to `'40'`), the same
 * for every subject. Holds one file in memory.
 *
 * @throws StrnnError `data` naming the file, and what is wrong in it.
 */
export async function loadDeapSubject(
  file: { readonly file: string; readonly subject: string },
  form: DeapForm,
  { recipe, baseline }: ResolvedDeapOptions,
): Promise<RatedTrial[]> {
  const recording = await readDeapFile(file.file, form);
  const start = deapLayout.baseline * deapLayout.rate;
  const names = montageChannels('deap32');
  return recording.ratings.map((rated, trial) => {
    const whole = names.map((_, channel) => recording.signal(trial, channel));
    const signals = (from: number, to?: number): Signals => ({
      names,
      rate: deapLayout.rate,
      units: names.map(() => 'uV'),
      data: whole.map((signal) => signal.subarray(from, to)),
    });
    const film = extractFeatures(signals(start), recipe);
    const series = baseline === 'none' ? film : subtractBaseline(film, extractFeatures(signals(0, start), recipe));
    const ratings = Object.fromEntries(deapScales.names.map((name, scale) => [name, rated[scale]]));
    return { subject: file.subject, session: '1', trial: String(trial + 1), label: 0, ratings, series };
  });
}
